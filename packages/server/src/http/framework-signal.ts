/** How Next.js marks what it throws from `fetch` to change how a page is rendered. */
const signals = /^(DYNAMIC_SERVER_USAGE|HANGING_PROMISE_REJECTION|NEXT_[A-Z_;]+|BAILOUT_TO_CLIENT)/;

/**
 * True for what a framework throws from its `fetch` to steer a render: no failure, and nobody's but the
 * framework's to catch. Next.js so makes a page dynamic that asks for what must not be cached.
 */
export function isFrameworkSignal(error: unknown): boolean {
  try {
    const { digest } = Object(error) as { digest?: unknown };
    return typeof digest === 'string' && signals.test(digest);
  } catch {
    return false;
  }
}
