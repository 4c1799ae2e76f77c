import { Agent, request } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ask } from '@phoenix-checkout/test-kit/ask';
import { until } from '@phoenix-checkout/test-kit/until';
import { openConnection } from '../../test-support/kept-connection.js';
import { startProcess } from '../../test-support/service-process.js';
import { setServiceStage } from '../../test-support/service-stage.js';

// A process takes seconds to start where others keep the machine busy.
vi.setConfig({ testTimeout: 60_000 });

async function startWarmService() {
  const { env } = await setServiceStage();
  const service = startProcess(env);
  const url = await service.url();
  await ask(`${url}/token`);
  return { service, url };
}

describe('on SIGTERM no request is lost', () => {
  it('that the system holds unread, on connections kept open or not yet accepted', async () => {
    const { service, url } = await startWarmService();
    const kept = await Promise.all(Array.from({ length: 20 }, () => openConnection(url)));
    for (const connection of kept) connection.send();
    await until('all are answered', () => kept.every(({ answers }) => answers() === 1));

    // While it stands still, the system takes connections and requests for it.
    service.child.kill('SIGSTOP');
    const waiting = await Promise.all(Array.from({ length: 20 }, () => openConnection(url)));
    for (const connection of [...kept, ...waiting]) connection.send();
    service.child.kill('SIGTERM');
    service.child.kill('SIGCONT');

    expect(await service.ended).toEqual({ code: 0, signal: null });
    expect(kept.map(({ answers }) => answers())).toEqual(kept.map(() => 2));
    expect(waiting.map(({ answers }) => answers())).toEqual(waiting.map(() => 1));
    expect([...kept, ...waiting].flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('that comes on a kept connection a little later', async () => {
    const { service, url } = await startWarmService();
    const connection = await openConnection(url);
    connection.send();
    await until('it is answered', () => connection.answers() === 1);

    service.child.kill('SIGTERM');
    await service.untilLogged('stopping');
    connection.send();

    expect(await service.ended).toEqual({ code: 0, signal: null });
    expect([connection.answers(), connection.saysGoodbye()]).toEqual([2, true]);
  });

  it.each([
    ['on kept connections', true],
    ['on a new connection each time', false],
  ])('of fifty callers that ask as fast as they can, %s', async (_, keepAlive) => {
    const { service, url } = await startWarmService();
    const agent = new Agent({ keepAlive });
    onTestFinished(() => agent.destroy());
    const counts: Record<string, number> = { answered: 0 };
    const count = (what: string) => void (counts[what] = (counts[what] ?? 0) + 1);

    /** Resolves to whether the caller goes on. */
    const askOnce = () =>
      new Promise<boolean>((resolve) => {
        const req = request(`${url}/token`, { agent }, (res) => {
          res.resume().on('end', () => {
            count('answered');
            resolve(!keepAlive || res.headers.connection !== 'close');
          });
        });
        req.on('error', (error: NodeJS.ErrnoException) => {
          count(String(error.code));
          resolve(false);
        });
        req.end();
      });
    const callers = Array.from({ length: 50 }, async () => {
      while (await askOnce());
    });
    await until('all are at it', () => Number(counts.answered) > 500);

    service.child.kill('SIGTERM');
    await Promise.all(callers);

    // A connection that is refused from the start was no request yet.
    const { answered: _answered, ECONNREFUSED: _refused, ...lost } = counts;
    expect(lost).toEqual({});
    expect(await service.ended).toEqual({ code: 0, signal: null });
  });
});

describe('connections that nobody uses', () => {
  it('do not hold the end up', async () => {
    const { service, url } = await startWarmService();
    const used = await openConnection(url);
    used.send();
    await until('it is answered', () => used.answers() === 1);
    // As browsers open them, in case they need one.
    await openConnection(url);

    const stoppedAt = performance.now();
    service.child.kill('SIGTERM');
    await service.ended;

    // The time limit for requests in flight is 20 s.
    expect(performance.now() - stoppedAt).toBeLessThan(8000);
    expect(service.lines().filter(({ level }) => level === 'warn')).toEqual([]);
  });
});
