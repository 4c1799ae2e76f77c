export { help } from './help.js';
export { readArguments } from './read-arguments.js';
export { welcome } from './welcome.js';
