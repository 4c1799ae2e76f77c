/**
 * How long a call of a store may take, in milliseconds: about that, and up to four times as long while this
 * process or the store is busy (`withDeadline`).
 */
export const STORE_CALL_TIMEOUT_MS = 500;
