import { isPhoenixError } from '@phoenix-checkout/core';

/** The code that `work` rejects with; `undefined` where it does not. Anything but a PhoenixError is rethrown. */
export async function rejectedCode(work: Promise<unknown>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (isPhoenixError(error)) return error.code;
    throw error;
  }
}
