import { isIPv6 } from 'node:net';

const GROUPS = 8;

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const parse = (part: string) => (part ? part.split(':').flatMap(parseGroup) : []);
  const first = parse(head);
  if (tail === undefined) return first;
  const last = parse(tail);
  const zeros = Array<number>(Math.max(0, GROUPS - first.length - last.length)).fill(0);
  return [...first, ...zeros, ...last];
}

/** The last two groups may be written as an IPv4 address. */
function parseGroup(text: string): number[] {
  if (!text.includes('.')) return [Number.parseInt(text, 16)];
  const [a = 0, b = 0, c = 0, d = 0] = text.split('.').map(Number);
  return [a * 256 + b, c * 256 + d];
}

function isMappedIPv4(groups: readonly number[]): boolean {
  return groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xff_ff;
}

/** What one caller's requests are counted under: whoever has an IPv6 address has a whole /64 of them. */
export function addressGroup(address: string): string {
  if (!isIPv6(address)) return address;
  const groups = groupsOf(address);
  if (isMappedIPv4(groups)) {
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.');
  }
  const network = groups.slice(0, 4).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}
