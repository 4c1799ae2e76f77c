/** What a token endpoint answers: Phoenix's own reply, or our server's. */
export interface TokenReply {
  access_token: string;
  /** Seconds left. Without it a JWT's own times count; of another token it is not known. */
  expires_in?: number | string | null | undefined;
}

/** A token in the form of `@phoenix-checkout/server`, as a server render has it at hand. */
export interface ServerAccessToken {
  accessToken: string;
  /** Seconds left. */
  expiresIn: number;
}

/** Whatever a token can be given as. */
export type TokenInput = TokenReply | ServerAccessToken | string;

/** Any input in the form of a token endpoint's reply. The parser refuses what is no token. */
export function toTokenReply(input: unknown): object {
  const {
    accessToken = input,
    access_token = accessToken,
    expiresIn,
    expires_in = expiresIn,
  } = Object(input);
  return { access_token, expires_in };
}
