/** Blocks of IPv4 addresses that are never routed on the Internet. @see https://www.rfc-editor.org/rfc/rfc1918 @see https://www.rfc-editor.org/rfc/rfc6598 */
const inner: readonly (readonly [first: number, bits: number])[] = [
  [address('10.0.0.0'), 8],
  [address('172.16.0.0'), 12],
  [address('192.168.0.0'), 16],
  [address('100.64.0.0'), 10],
];

/** Who may reach an API server: over the Internet, or from networks that are connected with its own. */
export interface Callers {
  readonly open: readonly string[];
  readonly inside: readonly string[];
}

/** Tells CIDR blocks of the Internet from those of private networks. */
export function callers(allowList: readonly string[]): Callers {
  return { open: allowList.filter((one) => !isInner(one)), inside: allowList.filter(isInner) };
}

function isInner(cidr: string): boolean {
  const [first = '', length] = cidr.split('/');
  return inner.some(
    ([network, bits]) => Number(length) >= bits && address(first) >>> (32 - bits) === network >>> (32 - bits),
  );
}

function address(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
