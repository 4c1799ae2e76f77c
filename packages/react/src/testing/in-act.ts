import * as React from 'react';

interface ActEnvironment {
  IS_REACT_ACT_ENVIRONMENT?: boolean | undefined;
}

/** Runs something while React is told whether `act` waits for its work; what it was told before is put back. */
function inEnvironment<Result>(isAct: boolean, run: () => Result): Result {
  const environment = globalThis as ActEnvironment;
  const before = environment.IS_REACT_ACT_ENVIRONMENT;
  const restore = () => {
    environment.IS_REACT_ACT_ENVIRONMENT = before;
  };
  environment.IS_REACT_ACT_ENVIRONMENT = isAct;
  let result: Result;
  try {
    result = run();
  } catch (error) {
    restore();
    throw error;
  }
  if (result instanceof Promise) return result.finally(restore) as Result;
  restore();
  return result;
}

/** Does something to the page; when it returns, React has rendered what follows. */
export function inAct(change: () => void): void {
  // React's production builds have none.
  const { act } = React as { act?: (callback: () => void) => void };
  if (act) inEnvironment(true, () => act(change));
  else change();
}

/** Waits while React renders by itself, without a warning that a test did not ask for it. */
export const outsideAct = <Result>(wait: () => Promise<Result>): Promise<Result> =>
  inEnvironment(false, wait);
