import { privateBlocks } from './private-blocks';

/** CIDR blocks that may reach an API server: public ones, and private ones of connected networks. */
export interface Callers {
  readonly open: readonly string[];
  readonly inside: readonly string[];
}

/** Splits CIDR blocks into public and private ones. */
export function callers(allowList: readonly string[]): Callers {
  return { open: allowList.filter((one) => !isInner(one)), inside: allowList.filter(isInner) };
}

function isInner(cidr: string): boolean {
  const block = blockOf(cidr);
  return privateBlocks
    .map(blockOf)
    .some(({ first, bits }) => block.bits >= bits && block.first >>> (32 - bits) === first >>> (32 - bits));
}

function blockOf(cidr: string): { readonly first: number; readonly bits: number } {
  const [first = '', bits] = cidr.split('/');
  return { first: address(first), bits: Number(bits) };
}

function address(text: string): number {
  return text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}
