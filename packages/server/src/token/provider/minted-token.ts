/** What a token endpoint granted. */
export interface MintedToken {
  accessToken: string;
  scope: string[];
  /** The lifetime, counted from when the request was sent. */
  expiresInSeconds: number;
}
