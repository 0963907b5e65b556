import type { z } from 'zod';
import { quoted } from './characters';
import { exact, isJsonNumber } from './exact';
import { expected } from './hints';
import { type Open, metadata } from './metadata';
import type { Report } from './report';
import type { Entry, Leaf, Tree } from './tree';
import { childSchemas, options, shapes } from './walk';

type Schema = z.core.$ZodType;
type Path = readonly string[];

/**
 * The same document with text as its author wrote it: a plain `1.10`, `0777` or `12e4567` where text is expected keeps its spelling in the file instead of the number that YAML reads. A number whose spelling suggests another value is reported.
 */
export function asWritten(
  schemas: readonly Schema[],
  tree: Tree,
  report: Report,
  path: Path = [],
  within?: Open,
): Tree {
  if (schemas.length > 0 && schemas.every((schema) => !metadata(schema).effective)) return tree;
  const open = openOf(schemas) ?? within;
  if (tree.kind === 'leaf') return leaf(schemas, tree, report, path, open);
  const found = shapes(schemas, tree);
  // A free-form mapping is free-form at every depth.
  const below = (key: string) => (found.length ? childSchemas(found, key) : schemas.flatMap(options).filter(isOpen));
  const go = (key: string, value: Tree) => asWritten(below(key), value, report, [...path, key], open);
  if (tree.kind === 'list') return { ...tree, items: tree.items.map((item, index) => go(String(index), item)) };
  const entries = new Map<string, Entry>();
  for (const [key, entry] of tree.entries) entries.set(key, { ...entry, value: go(key, entry.value) });
  return { ...tree, entries };
}

function openOf(schemas: readonly Schema[]): Open | undefined {
  return [...schemas, ...schemas.flatMap(options)].map((schema) => metadata(schema).open).find(Boolean);
}

function isOpen({ _zod: { def } }: z.core.$ZodTypes): boolean {
  return def.type === 'unknown' || def.type === 'any';
}

function leaf(schemas: readonly Schema[], tree: Leaf, report: Report, path: Path, open?: Open): Tree {
  if (typeof tree.value !== 'number' && typeof tree.value !== 'boolean') return tree;
  const wanted = schemas.flatMap(options);
  if (wanted.some((schema) => takes(schema, tree)) && !isBeyond(tree)) return number(tree, report, path);
  if (wanted.some((schema) => isText(schema, tree))) return { ...tree, value: tree.written };
  if (open === 'kubernetes' && isTextOfKubernetes(path)) return { ...tree, value: tree.written };
  return wanted.length && wanted.every(isOpen) ? openNumber(tree, report, path, open) : tree;
}

/** Mappings and lists whose values Kubernetes takes as text alone, and keys that hold one. */
const texts =
  /(^|\.)(((annotations|labels|matchLabels|nodeSelector|data|stringData)\.[^]+|(args|command|values)\.\d+)|env\.\d+\.value|image)$/;

function isTextOfKubernetes(path: Path): boolean {
  return texts.test(path.join('.'));
}

/** Whether a schema accepts exactly this number or boolean. */
function takes({ _zod: { def, values } }: z.core.$ZodTypes, { value }: Leaf): boolean {
  return def.type === typeof value || Boolean(values?.has(value));
}

/** Whether a schema accepts the text of a number, or of a boolean where no name is possible. */
function isText(schema: z.core.$ZodTypes, { value, written }: Leaf): boolean {
  if (schema._zod.def.type === 'string') return typeof value === 'number' || metadata(schema).bare.includes('boolean');
  return Boolean(schema._zod.values?.has(written));
}

/** Whether JavaScript reads it as another number; as text it is unambiguous. */
function isBeyond({ value }: Leaf): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** Digits after a zero are octal in YAML 1.1 and decimal in YAML 1.2. */
const unclear = /^[-+]?0\d/;

function number(tree: Leaf, report: Report, path: Path): Tree {
  if (typeof tree.value === 'number' && unclear.test(tree.written))
    report.add('E206', tree.offset, path, expected('a number without leading zeros', got(tree), 'write it plainly'));
  return tree;
}

function openNumber(tree: Leaf, report: Report, path: Path, open?: Open): Tree {
  const { value, written } = tree;
  if (typeof value === 'boolean' || written === String(value)) return tree;
  if (open === 'json' && isJsonNumber(written)) return { kind: 'list', offset: tree.offset, items: exact(tree) };
  const clear =
    (open === undefined || open === 'json') && !unclear.test(written) && !/^0[xo]/.test(written) && isExact(tree);
  if (!clear)
    report.add('E206', tree.offset, path, expected('text in quotes or a plain number', got(tree), remedy(tree)));
  return tree;
}

function isExact({ value, written }: Leaf): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value) || /[.e]/i.test(written));
}

function got({ written }: Leaf): string {
  return quoted(written).slice(1, -1);
}

function remedy({ value, written }: Leaf): string {
  return `write ${quoted(written)} where text is meant, or ${value} where a number is`;
}
