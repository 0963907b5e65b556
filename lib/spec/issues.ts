import { z } from 'zod';
import type { KnownCode } from '../model/codes';
import { quoted, visible } from './characters';
import { type Expectation, expectation } from './expectations';
import { didYouMean, expected, nearest, oneOf } from './hints';
import type { Report } from './report';
import { type Tree, child, find, offsetOf, plain } from './tree';
import { door, furthest } from './unions';
import { childSchemas, shapes } from './walk';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A value for a message. */
function got(tree: Tree | undefined): string {
  if (!tree) return 'nothing';
  if (tree.kind !== 'leaf') return `a ${tree.kind}`;
  if (tree.value === null) return 'nothing';
  return typeof tree.value === 'string' ? quoted(tree.value) : quoted(tree.written).slice(1, -1);
}

/** Remedies that turn a value into the expected type. */
function remedy(tree: Tree | undefined, whats: readonly string[]): string | undefined {
  if (tree?.kind !== 'leaf') return undefined;
  if (tree.value === null) return 'a value cannot be removed: leave the key out, or write the value to use instead';
  if (typeof tree.value !== 'string') return whats.includes('text') ? 'put it in quotes' : undefined;
  const bare = tree.value.trim();
  if (/^-?\d+(\.\d+)?$/.test(bare) && whats.some((what) => what.endsWith('number'))) return 'leave out the quotes';
  return /^(true|false)$/.test(bare) && whats.includes('true or false') ? 'leave out the quotes' : undefined;
}

/** Several expectations of one value as one sentence. */
function sentence(expectations: readonly Expectation[], tree: Tree | undefined): string {
  const word = tree?.kind === 'leaf' && tree.value !== null ? String(tree.value) : '';
  const candidates = [...new Set(expectations.flatMap((each) => each.candidates ?? []))];
  const whats = [...new Set(expectations.flatMap(({ what, candidates: some }) => (some?.length ? [] : [what])))];
  const all = [...(candidates.length ? [oneOf(candidates, word)] : []), ...whats];
  return visible(expected(all.join(' or '), got(tree), (word && didYouMean(word, candidates)) || remedy(tree, whats)));
}

/** Turns issues of zod into problems, each at the place to correct. */
export function reportIssues(issues: readonly Issue[], schema: z.core.$ZodType, tree: Tree, report: Report): void {
  const gaps: { readonly path: Path; readonly expectations: readonly Expectation[] }[] = [];
  const refused: { readonly path: Path; readonly message: string }[] = [];
  const told = new Set<string>();
  const add = (code: KnownCode, offset: number, path: Path, message: string) => {
    told.add(place(path));
    report.add(code, offset, path, message);
  };

  const tell = (issue: Issue, base: Path): void => {
    const path = [...base, ...issue.path];
    const value = find(tree, path);
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path);
    if (issue.code === 'invalid_key') return badKey(issue, path);
    if (issue.code === 'custom') return void refused.push({ path, message: issue.message });
    if (issue.code === 'invalid_union' && issue.errors.length && !issue.message) {
      const received = value?.kind === 'leaf' ? typeof value.value : 'object';
      const branches = furthest(issue.errors, received);
      const doors = branches.flatMap((branch) => door(branch) ?? []);
      if (doors.length !== branches.length) return branches[0]!.forEach((each) => tell(each, path));
      return wrong(doors.map(expectation), path);
    }
    wrong([expectation(issue)], path);
  };

  const wrong = (expectations: readonly Expectation[], path: Path) => {
    const value = find(tree, path);
    if (value) add(expectations[0]!.code, offsetOf(tree, path), path, sentence(expectations, value));
    else gaps.push({ path, expectations });
  };

  /** Reports a missing key; beside an unknown key, only the unknown one is reported. */
  const fill = ({ path, expectations }: (typeof gaps)[number]) => {
    const parent = path.slice(0, -1);
    const strange = strangers(find(tree, parent), validKeys([schema], tree, parent));
    if (strange.some((key) => told.has(place([...parent, key])))) return;
    const meant = strange.find((key) => nearest(key, [String(path.at(-1))]));
    if (meant !== undefined) return unknownKeys([meant], parent);
    add('E202', offsetOf(tree, path), path, sentence(expectations, undefined));
  };

  const unknownKeys = (unknown: readonly string[], path: Path) => {
    const keys = validKeys([schema], tree, path);
    // Of a union, zod reports only the branch that fails by its keys alone, though another may accept them.
    if (unknown.every((key) => keys.includes(key))) return insideOf(path, unknown);
    for (const key of unknown) {
      const what = keys.length ? oneOf(keys, key) : 'no keys of this name';
      const message = expected(what, quoted(key), didYouMean(key, keys));
      add('E203', keyOffset(path, key), [...path, key], visible(message));
    }
  };

  /** Reports issues by the branch that has the keys. */
  const insideOf = (path: Path, keys: readonly string[]) => {
    const [shape] = shapesAt([schema], tree, path);
    const { error } = z.safeParse(shape!, plain(find(tree, path)!), { error: () => '', jitless: true });
    const isKnown = !error?.issues.some((one) => one.code === 'unrecognized_keys' && one.path.length === 0);
    if (error && isKnown) return error.issues.forEach((issue) => tell(issue, path));
    for (const key of keys)
      add('E203', keyOffset(path, key), [...path, key], expected('other keys beside it', quoted(key)));
  };

  const badKey = (issue: Issue, path: Path) => {
    const key = String(path.at(-1));
    const asked = expectation(issue);
    const what = asked.candidates?.length ? oneOf(asked.candidates, key) : asked.what;
    const message = expected(what, quoted(key), didYouMean(key, asked.candidates ?? []));
    add('E206', keyOffset(path.slice(0, -1), key), path, visible(message));
  };

  /** Reports an issue of a whole value, unless something inside it is wrong. */
  const refuse = ({ path, message }: (typeof refused)[number]) => {
    if ([...told].some((other) => within(other, path))) return;
    const value = find(tree, path);
    const whole = /, got /.test(message) || (message && !/^expected /i.test(message));
    report.add(
      'E207',
      offsetOf(tree, path),
      path,
      visible(whole ? message : expected(message.slice(9) || 'another value', got(value))),
    );
  };

  const keyOffset = (path: Path, key: string) => {
    const parent = find(tree, path);
    return (parent && child(parent, key)?.keyOffset) ?? offsetOf(tree, path);
  };

  issues.forEach((issue) => tell(issue, []));
  gaps.forEach(fill);
  refused.forEach(refuse);
}

/** A path as a key of a table. */
const place = (path: Path) => JSON.stringify(path.map(String));

/** Whether a place is at a path or below it. */
function within(other: string, path: Path): boolean {
  const own = place(path);
  return path.length === 0 || other === own || other.startsWith(`${own.slice(0, -1)},`);
}

/** Unknown keys of a mapping. */
function strangers(tree: Tree | undefined, known: readonly string[]): string[] {
  return tree?.kind === 'mapping' ? [...tree.entries.keys()].filter((key) => !known.includes(key)) : [];
}

/** Keys that a mapping may have, in the order of its schema. */
function validKeys(schemas: readonly z.core.$ZodType[], tree: Tree, path: Path): readonly string[] {
  const keys = shapesAt(schemas, tree, path).flatMap(({ _zod: { def } }) => {
    if (def.type === 'object') return Object.keys(def.shape);
    return def.type === 'record' ? [...(def.keyType._zod.values ?? [])].map(String) : [];
  });
  return [...new Set(keys)];
}

/** The mapping or list schemas that fit the value at a path best. */
function shapesAt(schemas: readonly z.core.$ZodType[], tree: Tree, [key, ...rest]: Path): ReturnType<typeof shapes> {
  const found = shapes(schemas, tree);
  if (key === undefined) return found;
  const next = child(tree, key);
  return next ? shapesAt(childSchemas(found, key), next.value, rest) : [];
}
