/** Addresses of a block, as numbers. */
export interface Cidr {
  readonly first: number;
  readonly last: number;
}

/** A block of IPv4 addresses; undefined for anything else. */
export function parseCidr(value: unknown): Cidr | undefined {
  const [, address = '', bits = ''] = /^(\d{1,3}(?:\.\d{1,3}){3})\/(\d{1,2})$/.exec(String(value)) ?? [];
  const parts = address.split('.').map(Number);
  if (address === '' || Number(bits) > 32 || parts.some((part) => part > 255)) return undefined;
  const size = 2 ** (32 - Number(bits));
  const number = parts.reduce((sum, part) => sum * 256 + part, 0);
  const first = number - (number % size);
  return { first, last: first + size - 1 };
}

const everywhere = new Set(['0.0.0.0/0', '::/0', '*', 'Internet', 'Any', '0.0.0.0']);

/** Whether an address stands for the whole internet. */
export const isEverywhere = (value: unknown): boolean => everywhere.has(String(value));
