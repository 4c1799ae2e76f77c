import { errors, exportJWK, generateKeyPair, jwtVerify, SignJWT, type JWK } from 'jose';
import type { SandboxConfig } from '../config/index.js';

/** The result of checking an access token; `foreign`: not one of this sandbox. */
export type TokenVerdict = 'valid' | 'expired' | 'foreign';

/** How far the clocks of the minting and the checking process may be apart. */
const clockToleranceSeconds = 2;

/** Mints and checks the access tokens of both dialects. */
export class AccessTokens {
  readonly #config: SandboxConfig;
  // Derived, not random: a token stays valid when the sandbox restarts, as with Phoenix.
  readonly #marketKey: Uint8Array;
  #walletKeys: ReturnType<typeof generateKeyPair> | undefined;

  constructor(config: SandboxConfig) {
    this.#config = config;
    this.#marketKey = new TextEncoder().encode(
      `phoenix-sandbox-signing-key/${config.clientId}/${config.clientSecret}`,
    );
  }

  /** Phoenix Market's: HS256, for the checkout. */
  mintMarketToken(lifetimeSeconds: number): Promise<string> {
    return this.#jwt(
      { partner: { client_id: this.#config.clientId }, scope: ['iframe'], version: '1' },
      lifetimeSeconds,
    )
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .sign(this.#marketKey);
  }

  /** Phoenix Wallet's: RS256; its guide does not say which claims, so these are the common ones. */
  async mintWalletToken(scope: string, lifetimeSeconds: number): Promise<string> {
    const { privateKey } = await this.#rsaKeys();
    const { walletClientId } = this.#config;
    return this.#jwt({ sub: walletClientId, client_id: walletClientId, scope }, lifetimeSeconds)
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: 'sandbox' })
      .sign(privateKey);
  }

  /** Checks Phoenix Market's token, as the checkout does: signature, claims, and time within 2 s. */
  async checkMarketToken(token: string): Promise<TokenVerdict> {
    try {
      const { payload } = await jwtVerify(token, this.#marketKey, {
        algorithms: ['HS256'],
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(this.#config.now()),
        requiredClaims: ['exp', 'iat', 'jti', 'partner', 'scope'],
      });
      const { scope, partner } = payload as { scope?: unknown; partner?: { client_id?: unknown } };
      const ours = partner?.client_id === this.#config.clientId;
      return ours && Array.isArray(scope) && scope.includes('iframe') ? 'valid' : 'foreign';
    } catch (error) {
      return error instanceof errors.JWTExpired ? 'expired' : 'foreign';
    }
  }

  /** The public keys of Phoenix Wallet's tokens, as a JSON Web Key Set. */
  async publicKeys(): Promise<{ keys: JWK[] }> {
    const { publicKey } = await this.#rsaKeys();
    const key = await exportJWK(publicKey);
    return { keys: [{ ...key, kid: 'sandbox', alg: 'RS256', use: 'sig' }] };
  }

  #rsaKeys() {
    return (this.#walletKeys ??= generateKeyPair('RS256'));
  }

  #jwt(claims: Record<string, unknown>, lifetimeSeconds: number) {
    const issuedAt = Math.floor(this.#config.now() / 1000);
    return new SignJWT(claims)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + lifetimeSeconds)
      .setJti(crypto.randomUUID());
  }
}
