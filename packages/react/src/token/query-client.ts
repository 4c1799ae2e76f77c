import { QueryClient } from '@tanstack/react-query';
import { isServer } from '../page/is-server.js';

let shared: QueryClient | undefined;

/**
 * The client that holds the tokens: the host's, else our own. On the server each render has its own:
 * requests of different users never share one.
 */
export const queryClientFor = (ofHost: QueryClient | undefined): QueryClient =>
  ofHost ?? (isServer ? new QueryClient() : (shared ??= new QueryClient()));
