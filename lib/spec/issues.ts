import type { z } from 'zod';
import { quoted, visible } from './characters';
import { type Expectation, expectation } from './expectations';
import { didYouMean, expected, oneOf } from './hints';
import type { Report } from './report';
import { type Tree, child, find, offsetOf } from './tree';
import { door, furthest } from './unions';
import { childSchemas, shapes } from './walk';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** A value as a message may show it. */
function got(tree: Tree | undefined): string {
  if (!tree) return 'nothing';
  if (tree.kind !== 'leaf') return `a ${tree.kind}`;
  if (tree.value === null) return 'nothing';
  return typeof tree.value === 'string' ? quoted(tree.value) : quoted(tree.written).slice(1, -1);
}

/** What turns a value into the type that is expected. */
function remedy(tree: Tree | undefined, whats: readonly string[]): string | undefined {
  if (tree?.kind !== 'leaf') return undefined;
  if (tree.value === null) return 'nothing removes a value: leave the key out, or write the value that stands instead';
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

/** Turns what zod found into problems, each where its author can mend it. */
export function reportIssues(issues: readonly Issue[], schema: z.core.$ZodType, tree: Tree, report: Report): void {
  const tell = (issue: Issue, base: Path): void => {
    const path = [...base, ...issue.path];
    const value = find(tree, path);
    if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, path);
    if (issue.code === 'invalid_key') return badKey(issue, path);
    if (issue.code === 'custom') return custom(issue, path);
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
    const code = value ? expectations[0]!.code : 'E202';
    report.add(code, offsetOf(tree, path), path, sentence(expectations, value));
  };

  const unknownKeys = (unknown: readonly string[], path: Path) => {
    const keys = validKeys([schema], tree, path);
    for (const key of unknown) {
      const what = keys.length ? oneOf(keys, key) : 'no keys of this name';
      const message = expected(what, quoted(key), didYouMean(key, keys));
      report.add('E203', keyOffset(path, key), [...path, key], visible(message));
    }
  };

  const badKey = (issue: Issue, path: Path) => {
    const key = String(path.at(-1));
    const asked = expectation(issue);
    const what = asked.candidates?.length ? oneOf(asked.candidates, key) : asked.what;
    const message = expected(what, quoted(key), didYouMean(key, asked.candidates ?? []));
    report.add('E206', keyOffset(path.slice(0, -1), key), path, visible(message));
  };

  const custom = ({ message }: Issue, path: Path) => {
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
}

/** Keys that a mapping may have, in the order of its schema. */
function validKeys(schemas: readonly z.core.$ZodType[], tree: Tree, [key, ...rest]: Path): readonly string[] {
  const found = shapes(schemas, tree);
  if (key !== undefined) {
    const next = child(tree, key);
    return next ? validKeys(childSchemas(found, key), next.value, rest) : [];
  }
  const keys = found.flatMap(({ _zod: { def } }) => {
    if (def.type === 'object') return Object.keys(def.shape);
    return def.type === 'record' ? [...(def.keyType._zod.values ?? [])].map(String) : [];
  });
  return [...new Set(keys)];
}
