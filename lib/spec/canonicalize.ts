import type { z } from 'zod';
import { canonicalKeys } from './aliases';
import { quoted } from './characters';
import { expected } from './hints';
import type { Report } from './report';
import type { Entry, Mapping, Tree } from './tree';
import { childSchemas, shapes } from './walk';

/** The same document with every schema key in its canonical spelling; keys of the user's maps stay as they are. */
export function canonicalize(
  schemas: readonly z.core.$ZodType[],
  tree: Tree,
  report: Report,
  /** The author's spelling. */
  path: readonly string[] = [],
): Tree {
  if (tree.kind === 'leaf') return tree;
  const found = shapes(schemas, tree);
  const go = (key: string, value: Tree, spelling = key) =>
    canonicalize(childSchemas(found, key), value, report, [...path, spelling]);
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item, index) => go(String(index), item)) };

  const objects = found.filter(({ _zod }) => _zod.def.type === 'object') as z.core.$ZodObject[];
  // Where a map of user-chosen names fits as well, no key is renamed.
  const tables = objects.length === found.length ? objects.map(canonicalKeys) : [];
  const entries = new Map<string, Entry>();
  for (const [spelling, { keyOffset, value }] of tree.entries) {
    const key = tables.find((table) => table.has(spelling))?.get(spelling) ?? spelling;
    if (entries.has(key)) {
      report.add('E116', keyOffset, [...path, spelling], twice(key, spelling, tree, entries.get(key)!, report));
    } else entries.set(key, { keyOffset, value: go(key, value, spelling), ...(spelling === key ? {} : { spelling }) });
  }
  return { ...tree, entries };
}

function twice(key: string, spelling: string, { entries }: Mapping, first: Entry, report: Report): string {
  const other = [...entries].find(([, { keyOffset }]) => keyOffset === first.keyOffset)?.[0] ?? key;
  const line = report.at(first.keyOffset, []).line;
  return expected(
    `one spelling of ${key}`,
    `${quoted(spelling)} after ${quoted(other)} in line ${line}`,
    'keep one of them',
  );
}
