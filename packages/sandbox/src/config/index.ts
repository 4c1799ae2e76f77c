export {
  SANDBOX_CLIENT_ID,
  SANDBOX_CLIENT_SECRET,
  SANDBOX_FAILING_AMOUNT,
  SANDBOX_WALLET_CLIENT_ID,
  SANDBOX_WALLET_CLIENT_SECRET,
  WALLET_SCOPES,
} from './credentials.js';
export { DEFAULT_PORT } from './default-port.js';
export { parseWebhookForm } from './parse-webhook-form.js';
export type { SandboxErrorCode } from './sandbox-error.js';
export { readSandboxOptions, type SandboxConfig, type SandboxOptions } from './sandbox-options.js';
export { writeAmount, writeTimestamp, type WebhookForm } from './webhook-form.js';
export { isWebhookFormChoice, webhookFormTable } from './webhook-form-table.js';
