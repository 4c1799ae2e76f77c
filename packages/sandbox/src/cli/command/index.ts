export type { Command } from './command.js';
export { commands } from './commands.js';
export {
  commonOptions,
  textOf,
  textsOf,
  whereOptions,
  type Options,
  type Values,
} from './option.js';
export { SandboxClient } from './sandbox-client.js';
export { readWebhookForm, webhookFormLines, webhookFormOption } from './webhook-form-option.js';
export { wrongUsage } from './wrong-usage.js';
