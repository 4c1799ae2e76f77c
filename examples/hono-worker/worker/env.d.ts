declare namespace Cloudflare {
  interface Env {
    PHOENIX_CLIENT_ID: string;
    PHOENIX_CLIENT_SECRET: string;
    PHOENIX_TOKEN_URL?: string;
  }
}
