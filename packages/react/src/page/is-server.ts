/** True where there is no page. */
export const isServer = typeof document === 'undefined';
