import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stack, stackFile } from './stacks';

/** Arguments of one block. */
export type Block = Readonly<Record<string, unknown>>;

/** Blocks by type, then by name. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** A stack as cdktf writes it: what of it is looked at or changed. */
export interface Body {
  readonly provider?: Readonly<Record<string, readonly Block[]>>;
  readonly terraform?: Block;
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly ephemeral?: Blocks;
  readonly variable?: Readonly<Record<string, Block>>;
  readonly locals?: Block;
}

/** Reads what cdktf wrote. */
export function readBody({ folder }: Pick<Stack, 'folder'>): Body {
  return JSON.parse(readFileSync(join(folder, stackFile), 'utf8')) as Body;
}

/** All blocks, one after the other. */
export function flat(blocks: Blocks = {}): { readonly type: string; readonly name: string; readonly block: Block }[] {
  return Object.entries(blocks).flatMap(([type, named]) =>
    Object.entries(named).map(([name, block]) => ({ type, name, block })),
  );
}

/** The same blocks, those of one type changed. */
export function changed(blocks: Blocks | undefined, type: string, change: (block: Block) => Block): Blocks | undefined {
  if (!blocks?.[type]) return blocks;
  const entries = Object.entries(blocks[type]).map(([name, block]) => [name, change(block)] as const);
  return { ...blocks, [type]: Object.fromEntries(entries) };
}
