import type { z } from 'zod';
import type { Locator, Outcome } from '../model/problem';
import { isError } from '../model/problem';
import { asWritten } from './as-written';
import { canonicalize } from './canonicalize';
import { reportIssues } from './issues';
import type { Source } from './load';
import { metadata } from './metadata';
import { read } from './read';
import { report } from './report';
import { offsetOf, plain, spelled } from './tree';
import { walk } from './walk';

/** One file's content, exactly as its author wrote it, in our spelling of the keys. */
export interface Parsed<T> {
  readonly name: string;
  readonly file: string;
  readonly spec: T;
  /** Takes paths of the spelling that the schema has, and gives back that of the author. */
  readonly locate: Locator;
}

/** Reads one YAML text; what a schema's own defaults or transforms add is located where its nearest parent is. */
export function parse<T>(schema: z.ZodType<T>, source: Source): Outcome<Parsed<T> | undefined> {
  const text = source.text.replace(/^\ufeff/, '');
  const found = report(source.file, text);
  const written = read(text, found);
  if (!written) return { value: undefined, problems: found.problems() };

  const tree = asWritten([schema], canonicalize([schema], written, found), found);
  // An empty message marks what the schema does not word itself. Compiling schemas costs more than the texts of a run gain by it.
  const { data, error } = schema.safeParse(plain(tree), { error: () => '', jitless: true });
  const add: typeof found.add = (code, offset, path, message) => found.add(code, offset, spelled(tree, path), message);
  if (error) reportIssues(error.issues, schema, tree, { ...found, add });
  walk([schema], tree, (properties, offset, path) => {
    const idle = properties.length > 0 && properties.every((property) => !metadata(property).effective);
    if (idle) add('W100', offset, path, 'accepted, no effect yet');
    return !idle;
  });

  const problems = found.problems();
  const locate: Locator = (path) => found.at(offsetOf(tree, path), spelled(tree, path));
  const { name, file } = source;
  return { value: problems.some(isError) ? undefined : { name, file, spec: data as T, locate }, problems };
}
