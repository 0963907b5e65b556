import { parse } from 'yaml';
import { quoted } from '../characters';
import { expected } from '../hints';
import type { Leaf, Tree } from '../tree';
import type { YamlDocument } from './documents';

/**
 * Reports values that Kubernetes, with YAML 1.1, reads differently than YAML 1.2: `on`, `0644`, `1_000`; and numbers that JSON cannot hold.
 * @see https://github.com/kubernetes-sigs/yaml
 */
export function reportUnclear({ tree, text, report }: YamlDocument): void {
  visit(tree, [], (leaf, path) => {
    if (!isPlain(leaf, text) || isClear(leaf)) return;
    const got = `${quoted(leaf.written).slice(1, -1)}, which YAML 1.1 and 1.2 read differently`;
    report.add('E351', leaf.offset, path, expected('text in quotes or a plain number', got));
  });
}

/** Plain scalars that either version may not read as text; longer ones are text in both. */
const questionable = /^[-+.\w:~<=]{1,64}$/;

function isClear({ value, written }: Leaf): boolean {
  if (typeof value === 'number') return alike(written, value) && isExact(value);
  return !questionable.test(written) || alike(written, value);
}

function isExact(value: number): boolean {
  return Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value));
}

function alike(written: string, value: Leaf['value']): boolean {
  return parse(written, { version: '1.1', logLevel: 'silent' }) === value;
}

/** Whether a value is unquoted; an alias is checked at its anchor. */
function isPlain({ offset, written }: Leaf, text: string): boolean {
  return written !== '' && !/^["'|>*]/.test(text.slice(offset, offset + 1));
}

function visit(tree: Tree, path: readonly string[], each: (leaf: Leaf, path: readonly string[]) => void): void {
  if (tree.kind === 'leaf') return each(tree, path);
  const children =
    tree.kind === 'list'
      ? tree.items.map((item, index) => [String(index), item] as const)
      : [...tree.entries].map(([key, { value }]) => [key, value] as const);
  for (const [key, value] of children) visit(value, [...path, key], each);
}
