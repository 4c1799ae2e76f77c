export { readCommandLine } from './command-line.js';
export type { Environment } from './read-settings.js';
export { ReloadedFile } from './reloaded-file.js';
export { readSecretFile } from './secret-file.js';
export { isConfigError, readServiceConfig, type ServiceConfig } from './service-config.js';
export { defaultOf, type Setting } from './setting.js';
export { isHostName, keys } from './setting-kinds.js';
export { settings } from './settings.js';
export { readTlsFiles, type TlsFiles } from './tls-files.js';
