import * as original from '../../src/token/store/memory-store.js';
import { watchStore } from '../watch-store.js';

export const memoryStore = watchStore(original.memoryStore);
export const createMemoryStore = watchStore(original.createMemoryStore);
