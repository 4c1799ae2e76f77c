interface ImportMetaEnv {
  /** The checkout's page; absent: the real Phoenix. The demo sets the sandbox's. */
  readonly VITE_PHOENIX_CHECKOUT_URL?: string;
}
