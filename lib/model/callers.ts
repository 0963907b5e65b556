import { privateBlocks } from './private-blocks';

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
