/** What a provider does for a changed attribute: by a plan, and before any hand-written rule. */
export type Verdict = 'replace' | 'in-place' | 'ignored' | 'unknown';

/**
 * Attributes of a resource type by what a change of them does, as text: names apart by spaces, those of a nested block as
 * `block[]{one two}`. The name of a block alone is about its coming or going.
 */
export interface TypeTable {
  readonly replace?: string;
  readonly inPlace?: string;
  /** Write-only, never compared. */
  readonly ignored?: string;
  /** What could not be found out. */
  readonly unknown?: string;
  /** Changes that replace, by attribute; see `condition.ts` for the words. */
  readonly when?: Readonly<Record<string, readonly string[]>>;
}

/** What the changes of a provider's resources do, and the version that was asked. */
export interface ProviderTable {
  readonly provider: string;
  readonly version: string;
  readonly types: Readonly<Record<string, TypeTable>>;
}

/** What is known of an attribute: a verdict, or the changes that replace. */
export type Entry = Verdict | readonly string[];

const verdicts = [
  ['replace', 'replace'],
  ['inPlace', 'in-place'],
  ['ignored', 'ignored'],
  ['unknown', 'unknown'],
] as const;

/** Entries of a type by path, such as `settings[].disk_size`. */
export function entriesOf(table: TypeTable): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [key, verdict] of verdicts) {
    for (const path of pathsOf(table[key] ?? '')) entries.set(path, verdict);
  }
  for (const [path, changes] of Object.entries(table.when ?? {})) entries.set(path, changes);
  return entries;
}

/** Paths of a text of names. */
export function pathsOf(text: string): string[] {
  const paths: string[] = [];
  const before: string[] = [];
  for (const token of text.match(/[^\s{}]+|[{}]/g) ?? []) {
    if (token === '}') before.pop();
    else if (token === '{') before.push(paths.pop() ?? '');
    else paths.push([...before, token].map((path) => path.slice(path.lastIndexOf('.') + 1)).join('.'));
  }
  return paths;
}

/** Text of names whose paths these are. */
export function textOf(paths: readonly string[]): string {
  const own = paths.filter((path) => !path.includes('.')).sort();
  const blocks = [
    ...new Set(paths.filter((path) => path.includes('.')).map((path) => path.slice(0, path.indexOf('.')))),
  ];
  const inner = blocks.sort().map((block) => {
    const within = paths.filter((path) => path.startsWith(`${block}.`)).map((path) => path.slice(block.length + 1));
    return `${block}{${textOf(within)}}`;
  });
  return [...own, ...inner].join(' ');
}
