import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Authority } from '@phoenix-checkout/test-kit/certificates';

/** A token endpoint over TLS, whose certificate an authority has issued; it ends with the test. */
export async function startTlsEndpoint(
  authority: Authority,
  options: {
    lifetimeSeconds?: number;
    /** Talks only to those who show a certificate of the authority. Default true. */
    demandsCertificate?: boolean;
  } = {},
) {
  const { lifetimeSeconds = 3600, demandsCertificate = true } = options;
  const identity = await authority.issue('token endpoint');
  /** The names in the certificates that callers showed. */
  const callers: unknown[] = [];
  const server: Server = createServer(
    {
      ...identity,
      ca: authority.ca,
      requestCert: demandsCertificate,
      rejectUnauthorized: demandsCertificate,
    },
    (req, res) => {
      callers.push((req.socket as TLSSocket).getPeerCertificate().subject?.CN);
      const token = { access_token: 'tok', token_type: 'Bearer', expires_in: lifetimeSeconds };
      req.resume().on('end', () => res.end(JSON.stringify(token)));
    },
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { callers, port, tokenUrl: `https://127.0.0.1:${port}/oauth/token` };
}
