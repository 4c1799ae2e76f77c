export { FaultSwitches } from './fault-switches.js';
export { faultyReply } from './faulty-reply.js';
export type {
  CheckoutFaults,
  PaymentFaults,
  SandboxFaults,
  TokenFaults,
} from './sandbox-faults.js';
