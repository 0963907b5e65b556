import type { Kind, Kinds } from '../../../lib/model/backing';
import { cloudflare } from '../../../lib/providers/cloudflare';
import { facts } from '../../../lib/providers/cloudflare/facts';
import { variants } from '../options';
import { make } from '../stage';

/** Blocks of one type, loosely. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Blocks = Record<string, any>[];

/** What one backing at Cloudflare becomes: the blocks of a type, by the type. */
export function blocks<K extends Kind>(
  kind: K,
  own: Partial<Kinds[K]> = {},
  native: Readonly<Record<string, unknown>> = {},
): (type: string, section?: 'resource' | 'data') => Blocks {
  const options = { ...variants[kind][0]!, ...own };
  const { body } = make({ cloud: 'cloudflare', facts, clouds: { cloudflare } }, { kind, options, native });
  const sections = body as Record<string, Record<string, Record<string, Blocks[number]>> | undefined>;
  return (type, section = 'resource') => Object.values(sections[section]?.[`cloudflare_${type}`] ?? {});
}
