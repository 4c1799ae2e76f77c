import { ServerError } from '../error/index.js';

/** Where a parser took the body away, and what gives it back. */
const remedies = {
  express:
    "mount the webhook before express.json(), or give its route express.raw({ type: '*/*' })",
  next: 'in pages/api, export const config = { api: { bodyParser: false } }',
  fastify:
    "in the webhook's plugin, addContentTypeParser('application/json', (request, payload, done) => done(null))",
  koa: 'mount the webhook before the body parser',
} as const;

export type BodyConsumer = keyof typeof remedies;

/** @param consumer the framework whose parser it was, where that is known */
export function rawBodyLost(consumer?: BodyConsumer): ServerError {
  const remedy = consumer
    ? remedies[consumer]
    : `Express: ${remedies.express}. Fastify: ${remedies.fastify}. Koa: ${remedies.koa}. Next.js: ${remedies.next}`;
  return new ServerError(
    'raw_body_lost',
    `A parser consumed the body, and what is left does not match the signature. ${
      consumer ? `${remedy[0]?.toUpperCase() ?? ''}${remedy.slice(1)}` : remedy
    }.`,
  );
}
