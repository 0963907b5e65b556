import { type Node, type Pair, isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { KnownCode } from '../model/codes';
import { findInvisible, quoted, visible } from './characters';
import { expected } from './hints';
import type { Report } from './report';
import { maxDepth } from './tokens';
import type { Entry, Leaf, Tree } from './tree';

/** Maximum number of values of one document, with aliases expanded. */
export const maxValues = 100_000;

/** Maximum number of values from aliases. */
export const maxAliased = 5_000;

/** Maximum number of characters from aliases. */
export const maxAliasedText = 1_000_000;

/** Keys with a special meaning in JavaScript. */
const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Turns nodes of the YAML library into a tree. */
export class Reader {
  private readonly anchors = new Map<string, Node>();
  /** Aliases that are being expanded. */
  private readonly open = new Set<Node>();
  /** Position of the first of them: the line to change. */
  private outermost: number | undefined;
  private values = 0;
  private aliased = 0;
  private aliasedText = 0;
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
    const written = source ?? String(value);
    return this.spendText(written.length, offset, path) ? { kind: 'leaf', offset, value, written } : nothing;
  }

  /** Reports a problem once: the content of an alias was already checked at its anchor. */
  private add(code: KnownCode, offset: number, path: readonly string[], message: string): void {
    if (!this.open.size || code === 'E114') this.report.add(code, this.outermost ?? offset, path, message);
  }

  /** Counts a value; a document that holds too much is reported once, and the rest of it is not read. */
  private spend(offset: number, path: readonly string[]): boolean {
    if (this.full) return false;
    if (this.open.size) this.aliased += 1;
    this.values += 1;
    this.full = this.values > maxValues || this.aliased > maxAliased || path.length > 2 * maxDepth;
    if (this.full && this.open.size)
      this.add('E114', offset, path, expected(`at most ${maxAliased} values from aliases`, 'more'));
    else if (this.full)
      this.add('E113', offset, path, expected(`at most ${maxValues} values`, 'more', 'split the document'));
    return !this.full;
  }

  /** Counts the characters of a value from an alias: few aliases of a long text are as large as many of a short one. */
  private spendText(length: number, offset: number, path: readonly string[]): boolean {
    if (!this.open.size) return true;
    this.aliasedText += length;
    this.full = this.aliasedText > maxAliasedText;
    if (this.full)
      this.add('E114', offset, path, expected(`at most ${maxAliasedText} characters from aliases`, 'more'));
    return !this.full;
  }

  private alias(name: string, offset: number, path: readonly string[]): Tree {
    const target = this.anchors.get(name);
    if (!target || this.open.has(target)) {
      const got = target ? `*${name} inside &${name} itself` : `*${name} without one`;
      this.add('E114', offset, path, expected(`an anchor &${quoted(name).slice(1, -1)} before it`, visible(got)));
      return { kind: 'leaf', offset, value: null, written: '' };
    }
    const outermost = this.outermost;
    this.outermost ??= offset;
    this.open.add(target);
    const tree = this.tree(target, offset, path);
    this.open.delete(target);
    this.outermost = outermost;
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
        this.add('E116', keyOffset, [...path, name], expected(`${quoted(name)} once`, got, 'keep one of them'));
      } else if (name !== undefined) entries.set(name, { keyOffset, value: this.tree(value, after, [...path, name]) });
    }
    for (const from of merged) this.merge(from, entries, path);
    return entries;
  }

  /** Adds the keys of `<<`; keys of the mapping itself, and earlier ones, take precedence. */
  private merge(from: Tree, entries: Map<string, Entry>, path: readonly string[]): void {
    if (from.kind === 'list') return from.items.forEach((item) => this.merge(item, entries, path));
    if (from.kind === 'leaf')
      return this.add('E201', from.offset, path, expected('a mapping after <<', quoted(from.written)));
    for (const [key, entry] of from.entries) if (!entries.has(key)) entries.set(key, entry);
  }

  /** The name of a key; undefined for one that cannot be a name. */
  private key(key: Node | null, offset: number, path: readonly string[]): string | undefined {
    if (key?.anchor && !this.open.size) this.anchors.set(key.anchor, key);
    const value = isScalar(key) ? key.value : undefined;
    if (typeof value !== 'string') {
      const got = isScalar(key)
        ? `${quoted(key.source ?? String(value)).slice(1, -1)}, which is not text`
        : 'something else';
      this.add('E115', offset, path, expected('text as a key', got, isScalar(key) ? 'put it in quotes' : undefined));
      return undefined;
    }
    if (reserved.has(value)) {
      this.add('E115', offset, path, expected('another key', value, 'the name is reserved'));
      return undefined;
    }
    if (/[\n\r\t]/.test(value)) {
      this.add('E117', offset, path, expected('a key in one line without tabs', quoted(value)));
      return undefined;
    }
    this.show(value, offset, path);
    return value;
  }

  /** Reports an invisible character that was written as an escape. */
  private show(value: string, offset: number, path: readonly string[]): void {
    const hidden = this.checksText ? findInvisible(value) : undefined;
    if (hidden) this.add('E117', offset, path, expected('visible characters', hidden.name, 'remove the escape'));
  }
}
