// What the panel shares with the command line.
export { DEFAULT_PORT } from './default-port.js';
export { webhookFormTable, type WebhookFormTable } from './webhook-form-table.js';
