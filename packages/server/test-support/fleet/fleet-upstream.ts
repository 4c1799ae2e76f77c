import { startTokenEndpoint, type Answer } from '@phoenix-checkout/test-kit/token-endpoint';
import { machineMs, writeTimedToken } from './timed-token.js';

/** A token endpoint for fleets, with what may go wrong. */
export interface FleetUpstream {
  url: string;
  /** The calls of each client, on `machineMs`. */
  callsOf(clientId: string): { at: number; secret: string }[];
  /** Hears which member calls, before it is answered. */
  onCall: (member: number) => void;
  /** The tokens that were granted. */
  granted(): number;
  /** How many calls came with a secret that is not accepted. */
  refused(): number;
  /** The clients whose calls are never answered. */
  hangs: Set<string>;
  /** Every call is cut off. */
  isDown: boolean;
  /** What it answers after. */
  delayMs: number;
  lifetimeSeconds: number;
  /** The secrets that it accepts; undefined: all. */
  secrets: string[] | undefined;
  stop(): Promise<void>;
}

export async function startFleetUpstream(): Promise<FleetUpstream> {
  const calls = new Map<string, { at: number; secret: string }[]>();
  let granted = 0;
  let refused = 0;

  const answer: Answer = (res, _count, { body, headers }) => {
    const { client_id: clientId = '', client_secret: secret = '' } = JSON.parse(body);
    const known = calls.get(clientId) ?? [];
    known.push({ at: machineMs(), secret });
    calls.set(clientId, known);
    upstream.onCall(Number(headers['x-member']));
    if (upstream.hangs.has(clientId)) return;
    if (upstream.isDown) {
      res.destroy();
      return;
    }
    setTimeout(() => {
      const isRefused = upstream.secrets && !upstream.secrets.includes(secret);
      res.writeHead(isRefused ? 401 : 200, { 'Content-Type': 'application/json' });
      if (isRefused) {
        refused += 1;
        res.end('{"error":"invalid_client"}');
        return;
      }
      granted += 1;
      res.end(
        JSON.stringify({
          access_token: writeTimedToken(granted, upstream.lifetimeSeconds * 1000),
          token_type: 'Bearer',
          expires_in: upstream.lifetimeSeconds,
          scope: ['iframe'],
        }),
      );
    }, upstream.delayMs);
  };

  const endpoint = await startTokenEndpoint(answer);
  const upstream: FleetUpstream = {
    url: endpoint.url,
    callsOf: (clientId) => calls.get(clientId) ?? [],
    granted: () => granted,
    refused: () => refused,
    onCall: () => {},
    hangs: new Set(),
    isDown: false,
    delayMs: 20,
    lifetimeSeconds: 3600,
    secrets: undefined,
    stop: endpoint.stop,
  };
  return upstream;
}
