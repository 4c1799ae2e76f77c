/** An endpoint by the name that people know: its URL, without what might be secret in it. */
export const endpointName = (url: string | URL | undefined): string =>
  `${url}`.replace(/[?#].*/s, '').replace(/\/\/[^/]*@/, '//');
