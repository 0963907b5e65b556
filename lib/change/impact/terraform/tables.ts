import { aws } from '../data/aws';
import { azurerm } from '../data/azurerm';
import { google } from '../data/google';
import { type ProviderTable, entriesOf } from './force-new-table';
import type { Paths } from './leaf-change';
import { otherProviders } from './other-providers';
import { compared, pinDifferences } from './pin-differences';

/** All that is known of the attributes of a type. */
export interface KnownType extends Paths {
  /** What an entry is known from. */
  readonly source: (at: string) => string;
}

const tables: readonly ProviderTable[] = [aws, azurerm, google, ...otherProviders];
const tableOf: ReadonlyMap<string, ProviderTable> = new Map(
  tables.flatMap((table) => Object.keys(table.types).map((type) => [type, table] as const)),
);
const known = new Map<string, KnownType>();

/** What is known of a type; undefined for a type that no table has. */
export function knownType(type: string): KnownType | undefined {
  const table = tableOf.get(type);
  if (!table) return undefined;
  const found = known.get(type) ?? read(type, table);
  known.set(type, found);
  return found;
}

/** Types of which the tables know something. */
export const knownTypes = (): readonly string[] => [...tableOf.keys()];

function read(type: string, { provider, version, types }: ProviderTable): KnownType {
  const entries = new Map(entriesOf(types[type]!));
  const own = Object.entries(pinDifferences).filter(([path]) => path.startsWith(`${type}.`));
  const differing = new Map(own.map(([path, difference]) => [path.slice(type.length + 1), difference]));
  for (const [path, { entry }] of differing) entries.set(path, entry);
  const pinned = compared[provider]?.pinned ?? version;
  const newer = pinned === version ? '' : `, of which its changelog tells no other up to ${version}`;
  return {
    entries,
    blocks: new Set([...entries.keys()].flatMap(blocksOver)),
    source: (at) => {
      const difference = differing.get(at);
      return difference ? `${provider} ${pinned}, as against ${difference.why}` : `${provider} ${pinned}${newer}`;
    },
  };
}

/** Blocks that a path leads through. */
function blocksOver(path: string): string[] {
  const steps = path.split('[].');
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('[].'));
}
