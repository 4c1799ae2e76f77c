import * as original from '../../src/webhook/memory-seen-store.js';
import { watchStore } from '../watch-store.js';

export const memorySeenStore = watchStore(original.memorySeenStore);
export const createMemorySeenStore = watchStore(original.createMemorySeenStore);
