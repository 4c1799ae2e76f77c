import { ServerError } from '../error/index.js';

/** Where a parser took the body away, and what gives it back. */
const remedies = {
  express:
    "mount the webhook before express.json(), or give its route express.raw({ type: '*/*' }) (NestJS: NestFactory.create(AppModule, { rawBody: true }))",
  next: 'in pages/api, export const config = { api: { bodyParser: false } }',
  fastify:
    "in the webhook's plugin, addContentTypeParser('application/json', (request, payload, done) => done(null))",
  koa: 'mount the webhook before the body parser',
  request: 'give the Request itself, unread, or a clone that was taken before it was read',
} as const;

export type BodyConsumer = keyof typeof remedies;

const consumed = 'A parser consumed the body, and what is left does not match the signature';

const allRemedies = `Express: ${remedies.express}. Fastify: ${remedies.fastify}. Koa: ${remedies.koa}. Next.js: ${remedies.next}. Where there is a Request: ${remedies.request}`;

function messageOf(consumer: BodyConsumer | undefined): string {
  switch (consumer) {
    case undefined:
      return `${consumed}. ${allRemedies}.`;
    case 'request':
      return `The body of the Request was read before, or is being read: nothing is left to verify. Hono, Next.js, SvelteKit, Remix and the like: ${remedies.request}.`;
    default:
      return `${consumed}: ${remedies[consumer]}.`;
  }
}

/** @param consumer the framework whose parser it was, where that is known; `request`: a `Request` was read */
export function rawBodyLost(consumer?: BodyConsumer): ServerError {
  return new ServerError('raw_body_lost', messageOf(consumer));
}
