import * as React from 'react';
import { isServer } from './is-server.js';

/** A layout effect that React 18 does not complain about on the server. */
export const useBrowserLayoutEffect = isServer ? React.useEffect : React.useLayoutEffect;
