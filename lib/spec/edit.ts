import { isDeepStrictEqual } from 'node:util';
import { type Document, isAlias, isScalar, parseDocument } from 'yaml';
import { expected } from './hints';

/** Keys and indexes from the root of a document, in the spelling of the file. */
export type EditPath = readonly (string | number)[];

type Scalar = string | number | boolean | null;

/** Quotes around what older parsers read as booleans and numbers; long lines stay whole. */
const style = { compat: 'yaml-1.1', lineWidth: 0, flowCollectionPadding: true } as const;

/** Text that every YAML parser reads as the same string without quotes. */
const plainText = /^(?!(?:y|n|yes|no|on|off|true|false|null)$)[A-Za-z][\w./@+-]*(?::[\w./@+-]+)*$/i;

/** A YAML text with one value set; missing mappings on its path are created, all else stays as it is. */
export function setIn(text: string, path: EditPath, value: unknown): string {
  return keepingEnds(
    text,
    (body) =>
      replaced(body, path, value) ??
      rendered(body, path, (document) => document.setIn(path, document.createNode(value))),
  );
}

/** A YAML text without one key or item; the same text when there is none. */
export function deleteIn(text: string, path: EditPath): string {
  return keepingEnds(text, (body) => {
    if (!path.length) return '';
    return opened(body, path).hasIn(path) ? rendered(body, path, (document) => document.deleteIn(path)) : body;
  });
}

/** Edits without byte order mark and carriage returns, and restores them afterwards. */
function keepingEnds(text: string, edit: (body: string) => string): string {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const [end] = /\r?\n/.exec(text) ?? ['\n'];
  return mark + edit(text.slice(mark.length).replace(/\r\n/g, '\n')).replace(/\n/g, end);
}

function opened(body: string, path: EditPath): Document {
  const document = parseDocument(body, { ...style, prettyErrors: false });
  if (document.errors.length) throw new Error(expected('valid YAML', document.errors[0]!.message));
  path.forEach((_, index) => {
    const node = document.getIn(path.slice(0, index), true);
    const at = path.slice(0, index).join('.') || 'the root';
    if (isAlias(node))
      throw new Error(expected(`a mapping at ${at}`, `the alias *${node.source}`, 'write it out before'));
    if (isScalar(node) && node.value !== null) throw new Error(expected(`a mapping at ${at}`, String(node.value)));
    if (isScalar(node)) document.deleteIn(path.slice(0, index));
  });
  return document;
}

function rendered(body: string, path: EditPath, edit: (document: Document) => void): string {
  const document = opened(body, path);
  edit(document);
  return document.toString(style);
}

/** The text with one scalar replaced in place, every other byte as before; undefined when that is not possible. */
function replaced(body: string, path: EditPath, value: unknown): string | undefined {
  if (typeof value === 'object' && value !== null) return undefined;
  const node = opened(body, path).getIn(path, true);
  if (!isScalar(node) || !node.range || /^BLOCK/.test(node.type ?? '') || node.tag) return undefined;
  const [start, end] = node.range;
  if (start === end) return undefined;
  const edited = body.slice(0, start) + scalar(value as Scalar, node.type) + body.slice(end);
  const after = parseDocument(edited);
  return !after.errors.length && isDeepStrictEqual(after.getIn(path), value) ? edited : undefined;
}

/** A value in the quotes of the old one, if they can hold it. */
function scalar(value: Scalar, type: string | undefined): string {
  if (typeof value !== 'string') return String(value);
  if (type === 'QUOTE_SINGLE' && /^[\x20-\x7e]*$/.test(value)) return `'${value.replace(/'/g, "''")}'`;
  return type !== 'QUOTE_DOUBLE' && plainText.test(value) ? value : JSON.stringify(value);
}
