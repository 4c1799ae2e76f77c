import { Redis } from 'ioredis';
import { freePort, startRedisServer } from '@phoenix-checkout/test-kit/redis-server';
import { until } from '@phoenix-checkout/test-kit/until';

const SLOTS = 16_384;

/** Three masters in cluster mode, each with a third of the slots. */
export interface RedisCluster {
  /** One of its nodes', to find the others by. */
  port: number;
  stop(): Promise<void>;
}

export async function startRedisCluster(): Promise<RedisCluster> {
  const startNode = async () => {
    // The default is the port and 10000, which may be past the last one.
    const busPort = await freePort();
    const args = ['--cluster-enabled', 'yes', '--cluster-port', `${busPort}`];
    return { busPort, node: await startRedisServer(...args) };
  };
  const nodes = await Promise.all([startNode(), startNode(), startNode()] as const);
  const admins = nodes.map(({ node }) => new Redis(node.port));
  const [first] = admins;
  for (const [at, admin] of admins.entries()) {
    const from = Math.ceil((at * SLOTS) / nodes.length);
    const to = Math.ceil(((at + 1) * SLOTS) / nodes.length) - 1;
    await admin.call('CLUSTER', 'ADDSLOTSRANGE', from, to);
  }
  for (const { node, busPort } of nodes.slice(1)) {
    await first?.call('CLUSTER', 'MEET', '127.0.0.1', node.port, busPort);
  }
  await until('the cluster is whole', async () => {
    const infos = await Promise.all(admins.map((admin) => admin.call('CLUSTER', 'INFO')));
    return infos.every(
      (info) =>
        String(info).includes('cluster_state:ok') &&
        String(info).includes(`cluster_known_nodes:${nodes.length}`),
    );
  });
  for (const admin of admins) admin.disconnect();
  return {
    port: nodes[0].node.port,
    async stop() {
      await Promise.all(nodes.map(({ node }) => node.stop()));
    },
  };
}
