export { FaultSwitches } from './fault-switches.js';
export { faultyReply } from './faulty-reply.js';
export { oauthErrors } from './oauth-errors.js';
export type {
  CheckoutFaults,
  PaymentFaults,
  SandboxFaults,
  TokenFaults,
  WebhookFaults,
} from './sandbox-faults.js';
