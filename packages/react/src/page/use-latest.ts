import * as React from 'react';
import { useBrowserLayoutEffect } from './use-browser-layout-effect.js';

/** The latest value, for callbacks that outlive a render: a host's inline functions change nothing. */
export function useLatest<Value>(value: Value): React.RefObject<Value> {
  const ref = React.useRef(value);
  useBrowserLayoutEffect(() => {
    ref.current = value;
  });
  return ref;
}
