import { isDeepStrictEqual } from 'node:util';
import { type Document, LineCounter, isNode, parseDocument } from 'yaml';
import { isMapping } from '../../model/mapping';
import type { Position } from '../../model/problem';
import { type EditPath, deleteIn, setIn } from '../../spec/edit';
import type { Cause } from './cause';
import type { Texts } from './texts';

/** One changed key of a file, or a file that comes or goes, and how to apply it alone. */
export interface KeyChange {
  readonly cause: Cause;
  readonly file: string;
  /** The text of the file with this change; undefined where it removes the file. */
  readonly apply: (text: string) => string | undefined;
  /** A text of the new side without this change; undefined where the old side has no such file. */
  readonly undo: (text: string) => string | undefined;
}

/** Changed keys between the texts of two sides. */
export function keyChanges(before: Texts, after: Texts): KeyChange[] {
  const files = [...new Set([...before.keys(), ...after.keys()])].sort();
  return files.flatMap((file) => {
    const [old, now] = [before.get(file), after.get(file)];
    if (old === now) return [];
    const [was, is] = [documentOf(file, old), documentOf(file, now)];
    if (!was || !is) return [fileChange(file, old, now)];
    return valueChanges([], was.value, is.value)
      .filter(isEffective)
      .map((one) => keyChange(file, one, is, was));
  });
}

interface Read {
  readonly document: Document;
  readonly value: Readonly<Record<string, unknown>>;
  readonly lines: LineCounter;
}

/** A spec as plain data; undefined for a file that is no mapping, or that is added as it is. */
function documentOf(file: string, text: string | undefined): Read | undefined {
  if (text === undefined || !/\.ya?ml$/.test(file) || file.includes('/extra/')) return undefined;
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const value = document.errors.length > 0 ? undefined : (document.toJS() as unknown);
  return isMapping(value) ? { document, value, lines } : undefined;
}

/** An acknowledgement says something of a change, and makes none. */
function isEffective({ path }: ValueChange): boolean {
  return path[0] !== 'acknowledge';
}

interface ValueChange {
  readonly path: EditPath;
  readonly before?: unknown;
  readonly after?: unknown;
}

function valueChanges(path: EditPath, before: unknown, after: unknown): ValueChange[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isMapping(before) && isMapping(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => valueChanges([...path, key], before[key], after[key]));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((one: unknown, index) => valueChanges([...path, index], one, after[index]));
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function keyChange(file: string, { path, before, after }: ValueChange, is: Read, was: Read): KeyChange {
  const name = path.join('.');
  const position = positionOf(file, path, after === undefined ? was : is);
  return {
    file,
    cause: { id: `${file}#${name}`, type: 'key', name, position, before, after },
    apply: (text) => withValue(text, path, after),
    undo: (text) => withValue(text, path, before),
  };
}

function withValue(text: string, path: EditPath, value: unknown): string {
  return value === undefined ? deleteIn(text, path) : setIn(text, path, value);
}

function positionOf(file: string, path: EditPath, { document, lines }: Read): Position {
  const node = document.getIn(path, true);
  const { line, col } = lines.linePos(isNode(node) ? (node.range?.[0] ?? 0) : 0);
  return { file, line: Math.max(line, 1), column: Math.max(col, 1), path: path.join('.') };
}

function fileChange(file: string, before: string | undefined, after: string | undefined): KeyChange {
  const position = { file, line: 1, column: 1, path: '' };
  const cause: Cause = {
    id: file,
    type: 'file',
    name: file,
    position,
    ...(before === undefined ? {} : { before: 'the file' }),
    ...(after === undefined ? {} : { after: 'the file' }),
  };
  return { file, cause, apply: () => after, undo: () => before };
}

/** The texts of the old side with some changes applied. */
export function applied(before: Texts, changes: readonly KeyChange[]): Texts {
  const texts = new Map(before);
  for (const { file, apply } of changes) {
    const text = apply(texts.get(file) ?? '');
    if (text === undefined) texts.delete(file);
    else texts.set(file, text);
  }
  return texts;
}
