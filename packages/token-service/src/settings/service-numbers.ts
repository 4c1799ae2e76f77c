/** What a number may be, both ends included. */
export interface NumberRange {
  min: number;
  max: number;
}

/** The numbers that are settings of the command and options of `startTokenService`; what applies without one. */
export const serviceNumbers = {
  port: { min: 0, max: 65_535, fallback: 4000 },
  rateLimit: { min: 0, max: 1_000_000, fallback: 0 },
  trustedProxies: { min: 0, max: 10, fallback: 0 },
  keepAliveSeconds: { min: 1, max: 3600, fallback: 65 },
  shutdownDelaySeconds: { min: 0, max: 300, fallback: 0 },
  shutdownTimeoutSeconds: { min: 0, max: 300, fallback: 20 },
} as const satisfies Record<string, NumberRange & { fallback: number }>;

/** Where the service listens unless it is told otherwise: this machine only. */
export const DEFAULT_HOST = '127.0.0.1';
