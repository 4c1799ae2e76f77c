/** Proves that a transaction brought at least so many USDC to the shop's wallet. */
export type TransferProof = (
  transactionHash: string,
  amount: string,
) => Promise<'proven' | 'not yet' | 'refuted'>;

interface Receipt {
  status: string;
  logs: { address: string; topics: string[]; data: string }[];
}

/** USDC on Base, and the `Transfer(address,address,uint256)` event of ERC-20. */
const USDC = '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913';
const TRANSFER = '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';

/** `12.5` is 12500000n. */
function toBaseUnits(amount: string): bigint {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(6, '0'));
}

function receivedBy(wallet: string, { logs }: Receipt): bigint {
  const recipient = `0x${wallet.slice(2).toLowerCase().padStart(64, '0')}`;
  return logs
    .filter(({ address, topics }) => {
      const [event, , to] = topics;
      return address.toLowerCase() === USDC && event === TRANSFER && to === recipient;
    })
    .reduce((sum, { data }) => sum + BigInt(data), 0n);
}

/** Asks a node of Base, over JSON-RPC. */
export function proveOnBase(rpcUrl: string, wallet: string): TransferProof {
  return async (transactionHash, amount) => {
    const reply = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'eth_getTransactionReceipt',
        params: [transactionHash],
      }),
      signal: AbortSignal.timeout(10_000),
    });
    const { result } = (await reply.json()) as { result?: Receipt | null };
    if (result === undefined) throw new Error('The node of Base does not tell the transaction.');
    if (result === null) return 'not yet';
    const isPaid = result.status === '0x1' && receivedBy(wallet, result) >= toBaseUnits(amount);
    return isPaid ? 'proven' : 'refuted';
  };
}

/** In a sandbox no money moves, and there is no chain to ask. */
export const trustSandbox: TransferProof = async () => 'proven';
