import * as React from 'react';
import { isServer } from './is-server.js';

/** A layout effect that React 18 does not complain about on the server. */
export const useBrowserLayoutEffect = isServer ? React.useEffect : React.useLayoutEffect;

/** The latest value, for callbacks that outlive a render: a host's inline functions change nothing. */
export function useLatest<Value>(value: Value): React.RefObject<Value> {
  const ref = React.useRef(value);
  useBrowserLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
