import { fileURLToPath } from 'node:url';
import { setUpProgram } from '@phoenix-checkout/test-kit/bundle-program';

export const setup = setUpProgram(fileURLToPath(new URL('../src/bin.ts', import.meta.url)));
