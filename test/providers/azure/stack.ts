import type { Kind, Kinds } from '../../../lib/model/backing';
import { facts } from '../../../lib/providers/azure/facts';
import { azure } from '../../../lib/providers/azure';
import { variants } from '../options';
import { make } from '../stage';

/** Blocks of one type, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Blocks = Record<string, any>[];

/** What one backing on Azure becomes: the blocks of a type, by the type. */
export function blocks<K extends Kind>(
  kind: K,
  own: Partial<Kinds[K]> = {},
  native: Readonly<Record<string, unknown>> = {},
  around: { readonly existing?: string; readonly used?: boolean; readonly variant?: number } = {},
): (type: string) => Blocks {
  const options = { ...variants[kind][around.variant ?? 0]!, ...own };
  const { body } = make(stage, { kind, options, native, ...around });
  const { resource = {} } = body as { resource?: Record<string, Record<string, Blocks[number]>> };
  return (type) => Object.values(resource[`azurerm_${type}`] ?? {});
}

/** Secrets that a backing reads without keeping them. */
export function ephemerals(kind: Kind, around: { readonly existing?: string } = {}): Blocks {
  const { body } = make(stage, { kind, options: variants[kind][0]!, ...around });
  const { ephemeral } = body as { ephemeral: Record<string, Record<string, Blocks[number]>> };
  return Object.values(ephemeral.azurerm_key_vault_secret ?? {});
}

const stage = { cloud: 'azure', facts, clouds: { azure } };
