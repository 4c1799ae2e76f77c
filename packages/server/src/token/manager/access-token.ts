/** An access token and how long it is good for, as `TokenManager.getToken` gives it. */
export interface AccessToken {
  /** What goes behind `Bearer`; opaque, visible ASCII characters. */
  accessToken: string;
  tokenType: 'Bearer';
  /** What the token is good for; PROTOCOL's array and string form alike. */
  scope: string[];
  /** Milliseconds since the epoch, on this machine's clock. */
  expiresAt: number;
  /** Whole seconds left at the moment of the call, rounded down; at least 1. */
  expiresIn: number;
}
