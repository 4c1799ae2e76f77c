export { exitCodeOf, explain } from './explain.js';
export { helpOf } from './help.js';
export { readArguments, type ServeArguments } from './read-arguments.js';
export { runCommand } from './run-command.js';
export { welcome } from './welcome.js';
