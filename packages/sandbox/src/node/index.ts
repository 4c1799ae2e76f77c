export { startSandbox, type RunningSandbox, type StartSandboxOptions } from './start-sandbox.js';
