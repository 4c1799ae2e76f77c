// `pnpm bench:token`: our endpoint beside what else could hand out a token, in one run. Nothing here passes or fails.
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { startSandbox } from '@phoenix-checkout/sandbox/node';
import { buildPrograms, startLoader, startProgram, type Program } from './bench-programs.js';
import { compareRollover } from './rollover.js';
import { compareStampede } from './stampede.js';
import { compareThroughput } from './throughput.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '31' },
    seconds: { type: 'string', default: '0.5' },
    connections: { type: 'string', default: '64' },
  },
});
const options = {
  rounds: Number(values.rounds),
  durationMs: Number(values.seconds) * 1000,
  connections: Number(values.connections),
};

const listener = 'createNodeTokenListener';
const sample = "Express, as in Phoenix's sample";
const contenders = new Map([
  ['bare node:http, a constant reply', 'bare-http'],
  ['the same, after one fetch of its own', 'bare-http-and-fetch'],
  [listener, 'node-listener'],
  ['createTokenHandler on Hono', 'hono-handler'],
  ['Fastify, a constant reply', 'fastify'],
  [sample, 'express-sample'],
]);

const phoenix = await startSandbox();
const { folder, remove } = await buildPrograms('servers');
const loader = await startLoader(folder);
try {
  console.log(`Node ${process.versions.node}, ${cpus().length} cores: ${cpus()[0]?.model}\n`);

  const env = { BENCH_TOKEN_URL: phoenix.tokenUrl, BENCH_BODY: '' };
  const ours = await startProgram(folder, 'node-listener', env);
  env.BENCH_BODY = await (await fetch(`http://127.0.0.1:${ours.port}/token`)).text();
  await ours.stop();

  const programs = new Map<string, Program>();
  for (const [name, file] of contenders) programs.set(name, await startProgram(folder, file, env));
  console.log(
    `Warm: ${options.connections} connections, medians of ${options.rounds} rounds of ${values.seconds} s each\n`,
  );
  await compareThroughput(loader, programs, options);
  for (const program of programs.values()) await program.stop();

  console.log('\nCold stampede: 1,000 sockets at once, a token endpoint that takes 300 ms\n');
  const ofToken = new Map([...contenders].filter(([, file]) => !/bare|fastify/.test(file)));
  await compareStampede(folder, loader, phoenix, ofToken);

  console.log('\nRollover: 64 connections for 6 s, a token endpoint that takes 300 ms\n');
  await compareRollover(
    folder,
    loader,
    phoenix,
    new Map([
      [listener, { file: 'node-listener', lifetimeSeconds: 6 }],
      [sample, { file: 'express-sample', lifetimeSeconds: 303 }],
    ]),
  );
} finally {
  await loader.stop();
  await phoenix.stop();
  await remove();
}
