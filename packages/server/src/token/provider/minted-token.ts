/** What a token endpoint granted. */
export interface MintedToken {
  /** Visible ASCII characters. */
  accessToken: string;
  /** What was granted, which may be less than was asked for. */
  scope: string[];
  /** The lifetime, counted from when the request was sent. */
  expiresInSeconds: number;
}
