import { PhoenixError } from '../error/index.js';
import { keccakF1600 } from './keccak-f1600.js';

declare const walletAddress: unique symbol;

/** An Ethereum address in its EIP-55 checksummed form; made by {@link parseWalletAddress}. */
export type WalletAddress = `0x${string}` & { readonly [walletAddress]: true };

/** Addresses that nobody has a key for, in lower case: USDC sent there is lost. */
const unownedAddresses = new Set([
  '0x0000000000000000000000000000000000000000', // what an unset variable often holds
  '0x000000000000000000000000000000000000dead', // where tokens are burnt
  '0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee', // stands for ETH in token lists
  '0x833589fcd6edb6e08f4c7c32d4f71b54bda02913', // the contract of USDC on Base itself
]);

/** The digits in the case that EIP-55 gives them, by Keccak-256 (40 characters are one block). */
function checksummed(digits: string): string {
  // The 1600 bits as 32-bit words in little-endian order, whatever the machine's own is.
  const state = new Uint32Array(50);
  for (let i = 0; i < 40; i++) {
    state[i >> 2] = (state[i >> 2] ?? 0) | (digits.charCodeAt(i) << (8 * (i & 3)));
  }
  state[10] = 1; // Keccak's padding starts after the text,
  state[33] = 0x80000000; // and ends at the block's last bit: 136 bytes are 34 words.
  keccakF1600(state);
  return digits.replace(/[a-f]/g, (digit, index: number) => {
    const byte = (state[index >> 3] ?? 0) >> (8 * ((index >> 1) & 3));
    return byte & (index & 1 ? 0x08 : 0x80) ? digit.toUpperCase() : digit;
  });
}

/**
 * Checks the wallet address that is to receive USDC and returns it in its EIP-55 checksummed form.
 *
 * Takes `0x` and 40 hex digits. An address in mixed case must carry a correct EIP-55 checksum, so a
 * typo in it is found; one in a single case carries no checksum and is accepted as it is. Nothing is
 * trimmed or corrected. Addresses that nobody can own are refused in any case: the zero address, the
 * burn address (`0x...dEaD`), the placeholder for ETH (`0xEeee...`), and USDC's contract on Base.
 *
 * @throws PhoenixError `invalid_address`
 * @see https://eips.ethereum.org/EIPS/eip-55
 * @example
 * parseWalletAddress('0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed');
 * // '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed'
 */
export function parseWalletAddress(input: unknown): WalletAddress {
  if (typeof input !== 'string' || !/^0x[\da-fA-F]{40}$/.test(input)) {
    throw new PhoenixError('invalid_address', 'The address is not 0x and 40 hex digits.');
  }
  if (unownedAddresses.has(input.toLowerCase())) {
    throw new PhoenixError('invalid_address', 'Nobody owns this address: the USDC would be lost.');
  }
  const digits = input.slice(2);
  const lower = digits.toLowerCase();
  const right = checksummed(lower);
  if (![right, lower, digits.toUpperCase()].includes(digits)) {
    throw new PhoenixError('invalid_address', 'The address has a typo (EIP-55).');
  }
  return `0x${right}` as WalletAddress;
}

/** {@link parseWalletAddress} without the throw, for form libraries: true where it would return. */
export function isWalletAddress(input: unknown): boolean {
  try {
    parseWalletAddress(input);
    return true;
  } catch {
    return false;
  }
}
