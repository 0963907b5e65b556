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

/** The content of one file as written, with canonical keys. */
export interface Parsed<T> {
  readonly name: string;
  readonly file: string;
  readonly spec: T;
  /** Translates paths from canonical spelling to the author's. */
  readonly locate: Locator;
}

/** Reads one YAML text; values that a schema's defaults or transforms add are located at their nearest parent. */
export function parse<T>(schema: z.ZodType<T>, source: Source): Outcome<Parsed<T> | undefined> {
  const text = source.text.replace(/^\ufeff/, '');
  const found = report(source.file, text);
  const written = read(text, found);
  if (!written) return { value: undefined, problems: found.problems() };

  const tree = asWritten([schema], canonicalize([schema], written, found), found);
  // An empty message marks an issue without words of the schema. Compiling schemas costs more than a run gains by it.
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
