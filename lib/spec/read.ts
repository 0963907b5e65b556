import { Composer, type Document, type Node, type Pair, isAlias, isMap, isScalar, isSeq } from 'yaml';
import { expected } from './hints';
import { findInvisible, quoted, visible } from './characters';
import type { Report } from './report';
import { maxDepth, tokenize } from './tokens';
import type { Entry, Leaf, Tree } from './tree';

/** Most values of one document, its aliases written out. */
export const maxValues = 100_000;

/** Most values that come from aliases. */
export const maxAliased = 5_000;

/** Keys that mean something else to JavaScript. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** YAML's own words for what authors most often get wrong, as ours. */
const syntax: Readonly<Record<string, readonly [what: string, got: string]>> = {
  TAB_AS_INDENT: ['spaces as indentation', 'a tab'],
  BAD_INDENT: ['keys of one mapping under each other', 'another indentation'],
  MISSING_CHAR: ['a closing quote, bracket or colon', 'none'],
  BAD_SCALAR_START: ['text that starts with @ or ` in quotes', 'none'],
};

/** Reads a YAML text into a tree; what is no text, no key or no end is reported, and nothing is made of broken syntax. */
export function read(text: string, report: Report): Tree | undefined {
  const split = tokenize(text);
  if ('beyond' in split) {
    report.add('E113', split.beyond, [], expected(split.bound, 'more', 'split the document'));
    return undefined;
  }
  // `merge` and unique keys are ours: the library's are quadratic, and know nothing of spellings.
  const composer = new Composer({ schema: 'core', uniqueKeys: false, resolveKnownTags: false, prettyErrors: false });
  const [document, second] = [...composer.compose(split.tokens, true, text.length)] as Document.Parsed[];
  if (second)
    report.add(
      'E112',
      second.range[0],
      [],
      expected('one document', 'another one after ---', 'give it a file of its own'),
    );
  for (const { code, pos, message } of document!.errors) {
    const [what, got] = syntax[code] ?? ['valid YAML', visible(message.slice(0, 200))];
    report.add('E111', pos[0], [], expected(what, got));
  }
  for (const { pos, message } of document!.warnings) {
    report.add('E118', pos[0], [], expected('no tags or directives', visible(message.slice(0, 200))));
  }
  const { yaml } = document!.directives!;
  if (yaml.explicit && yaml.version !== '1.2') report.add('E118', 0, [], expected('YAML 1.2', `%YAML ${yaml.version}`));
  if (second || document!.errors.length) return undefined;

  const hidden = findInvisible(text);
  const tree = new Reader(report, hidden === undefined).root(document!.contents);
  if (hidden) report.add('E117', hidden.index, [], expected('characters that show', hidden.name, 'type the text anew'));
  return tree;
}

/** Turns the library's nodes into a tree. */
class Reader {
  private readonly anchors = new Map<string, Node>();
  /** Aliases that are being written out. */
  private readonly open = new Set<Node>();
  private values = 0;
  private aliased = 0;
  private full = false;

  constructor(
    private readonly report: Report,
    private readonly checksText: boolean,
  ) {}

  /** The whole document; an empty one is an empty mapping. */
  root(contents: Node | null): Tree {
    const tree = this.tree(contents, 0, []);
    return tree.kind === 'leaf' && tree.value === null
      ? { kind: 'mapping', offset: tree.offset, entries: new Map() }
      : tree;
  }

  private tree(node: Node | null, fallback: number, path: readonly string[]): Tree {
    const offset = node?.range?.[0] ?? fallback;
    const nothing: Leaf = { kind: 'leaf', offset, value: null, written: '' };
    if (!node || !this.spend(offset, path)) return nothing;
    if (isAlias(node)) return this.alias(node.source, offset, path);
    if (node.anchor && !this.open.size) this.anchors.set(node.anchor, node);
    if (isMap(node)) return { kind: 'mapping', offset, entries: this.entries(node.items as Pair[], offset, path) };
    if (isSeq(node)) {
      const items = node.items.map((item, index) => this.tree(item as Node | null, offset, [...path, String(index)]));
      return { kind: 'list', offset, items };
    }
    const { value, source } = node as unknown as { value: Leaf['value']; source?: string };
    if (typeof value === 'string') this.show(value, offset, path);
    return { kind: 'leaf', offset, value, written: source ?? String(value) };
  }

  /** Counts a value; a document that holds too much is reported once, and the rest of it is not read. */
  private spend(offset: number, path: readonly string[]): boolean {
    if (this.full) return false;
    if (this.open.size) this.aliased += 1;
    this.values += 1;
    this.full = this.values > maxValues || this.aliased > maxAliased || path.length > 2 * maxDepth;
    if (this.full && this.open.size)
      this.report.add('E114', offset, path, expected(`at most ${maxAliased} values from aliases`, 'more'));
    else if (this.full)
      this.report.add('E113', offset, path, expected(`at most ${maxValues} values`, 'more', 'split the document'));
    return !this.full;
  }

  private alias(name: string, offset: number, path: readonly string[]): Tree {
    const target = this.anchors.get(name);
    if (!target || this.open.has(target)) {
      const got = target ? `*${name} inside &${name} itself` : `*${name} without one`;
      this.report.add(
        'E114',
        offset,
        path,
        expected(`an anchor &${quoted(name).slice(1, -1)} before it`, visible(got)),
      );
      return { kind: 'leaf', offset, value: null, written: '' };
    }
    this.open.add(target);
    const { ...tree } = this.tree(target, offset, path);
    this.open.delete(target);
    // What an alias brings stands where the alias does: that is the line to change.
    return { ...tree, offset };
  }

  private entries(pairs: readonly Pair[], offset: number, path: readonly string[]): ReadonlyMap<string, Entry> {
    const entries = new Map<string, Entry>();
    const merged: Tree[] = [];
    for (const { key, value } of pairs as Pair<Node | null, Node | null>[]) {
      const keyOffset = key?.range?.[0] ?? offset;
      const after = key?.range?.[1] ?? offset;
      const name = this.key(key, keyOffset, path);
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN') merged.push(this.tree(value, after, path));
      else if (name !== undefined && entries.has(name)) {
        const { line } = this.report.at(entries.get(name)!.keyOffset, []);
        const got = `it again, first in line ${line}`;
        this.report.add('E116', keyOffset, [...path, name], expected(`${quoted(name)} once`, got, 'keep one of them'));
      } else if (name !== undefined) entries.set(name, { keyOffset, value: this.tree(value, after, [...path, name]) });
    }
    for (const from of merged) this.merge(from, entries, path);
    return entries;
  }

  /** Adds what `<<` brings; keys of the mapping itself, and earlier ones, win. */
  private merge(from: Tree, entries: Map<string, Entry>, path: readonly string[]): void {
    if (from.kind === 'list') return from.items.forEach((item) => this.merge(item, entries, path));
    if (from.kind === 'leaf')
      return this.report.add('E201', from.offset, path, expected('a mapping after <<', quoted(from.written)));
    for (const [key, entry] of from.entries) if (!entries.has(key)) entries.set(key, entry);
  }

  /** The name that a key is; nothing for one that cannot be a name. */
  private key(key: Node | null, offset: number, path: readonly string[]): string | undefined {
    if (key?.anchor && !this.open.size) this.anchors.set(key.anchor, key);
    const value = isScalar(key) ? key.value : undefined;
    if (typeof value !== 'string') {
      const got = isScalar(key)
        ? `${quoted(key.source ?? String(value)).slice(1, -1)}, which is not text`
        : 'something else';
      this.report.add(
        'E115',
        offset,
        path,
        expected('text as a key', got, isScalar(key) ? 'put it in quotes' : undefined),
      );
      return undefined;
    }
    if (reserved.has(value)) {
      this.report.add('E115', offset, path, expected('another key', value, 'the name is reserved'));
      return undefined;
    }
    if (/[\n\r\t]/.test(value)) {
      this.report.add('E117', offset, path, expected('a key in one line without tabs', quoted(value)));
      return undefined;
    }
    this.show(value, offset, path);
    return value;
  }

  /** Reports a character that only an escape could have hidden here. */
  private show(value: string, offset: number, path: readonly string[]): void {
    const hidden = this.checksText ? findInvisible(value) : undefined;
    if (hidden)
      this.report.add('E117', offset, path, expected('characters that show', hidden.name, 'remove the escape'));
  }
}
