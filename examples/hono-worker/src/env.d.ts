/// <reference types="vite/client" />

interface ImportMetaEnv {
  readonly VITE_PHOENIX_CHECKOUT_URL?: string;
}
