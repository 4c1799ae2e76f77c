export { SandboxClock } from './sandbox-clock.js';
