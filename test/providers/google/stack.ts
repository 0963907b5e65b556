import type { Kind, Kinds } from '../../../lib/model/backing';
import { google } from '../../../lib/providers/google';
import { facts } from '../../../lib/providers/google/facts';
import { variants } from '../options';
import { make } from '../stage';

/** Blocks of one type, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Blocks = Record<string, any>[];

/** What one backing on Google Cloud becomes: the blocks of a type, by the type. */
export function blocks<K extends Kind>(
  kind: K,
  own: Partial<Kinds[K]> = {},
  native: Readonly<Record<string, unknown>> = {},
  around: { readonly existing?: string; readonly used?: boolean; readonly variant?: number } = {},
): (type: string) => Blocks {
  const options = { ...variants[kind][around.variant ?? 0]!, ...own };
  const { body } = make({ cloud: 'google', facts, clouds: { google } }, { kind, options, native, ...around });
  const { resource = {} } = body as { resource?: Record<string, Record<string, Blocks[number]>> };
  return (type) => Object.values(resource[`google_${type}`] ?? {});
}
