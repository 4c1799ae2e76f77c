import { fileURLToPath } from 'node:url';
import { createCanaryPlugin } from '@phoenix-checkout/test-kit/canary/canary-plugin';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What the service hands out goes through `watched`; what the server does, through the server's canary. */
export function serviceCanaryPlugin() {
  return createCanaryPlugin(
    new Map([
      [path('../src/service/start-token-service.ts'), path('watched/start-token-service.ts')],
    ]),
  );
}
