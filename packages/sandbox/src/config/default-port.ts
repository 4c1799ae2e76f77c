/** Where the command line starts a sandbox, and looks for one, unless it is told another port. */
export const DEFAULT_PORT = 4100;
