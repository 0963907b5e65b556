/** One of the equal blocks of an IPv4 block, so that a later part does not move others: 16, or by `halvings`. */
export function subnetCidr(cidr: string, index: number, halvings = 4): string {
  const [address = '', prefix = ''] = cidr.split('/');
  const bits = Number(prefix) + halvings;
  const start = address.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  const block = start + index * 2 ** (32 - bits);
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(block / 2 ** shift) % 256);
  return `${octets.join('.')}/${bits}`;
}
