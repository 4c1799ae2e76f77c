import { fileURLToPath } from 'node:url';
import { createCanaryPlugin } from '@phoenix-checkout/test-kit/canary/canary-plugin';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** What the server hands out goes through these files of the same name in `watched`. */
const watchedModules = [
  'error/server-error',
  'options/call-listener',
  'redis/redis-seen-store',
  'redis/redis-store',
  'token/manager/token-manager',
  'token/provider/phoenix-market',
  'token/provider/phoenix-wallet',
  'token/store/memory-store',
  'webhook/memory-seen-store',
  'webhook/webhook-receiver',
  'webhook/webhook-verifier',
];

/** The canary for tests of the server, and of packages that use it. */
export function canaryPlugin() {
  return createCanaryPlugin(
    new Map(
      watchedModules.map((module) => [
        path(`../src/${module}.ts`),
        path(`watched/${module.split('/').at(-1)}.ts`),
      ]),
    ),
  );
}
