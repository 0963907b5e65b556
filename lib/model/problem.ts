import type { KnownCode } from './codes';

/** A place in a file that somebody wrote. Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Keys from the root of the document, joined by dots. */
  readonly path: string;
  /** The line as it stands in the file, for a caret under the column. */
  readonly excerpt?: string;
}

/** Something wrong, or substituted, in what somebody wrote. */
export interface Problem extends Position {
  /** `E` stops the synthesis; `W` names a stated substitution, which `--strict` turns into an error. */
  readonly code: KnownCode;
  readonly message: string;
}

/** Says where a value stands; for a value that nobody wrote, where its nearest parent does. */
export type Locator = (path: readonly PropertyKey[]) => Position;

/** Takes a problem with the part of a document at `path`. */
export type Report = (code: Problem['code'], path: readonly PropertyKey[], message: string) => void;

/** What a stage makes of its input, and all that it found wrong with it. */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Many outcomes as one; what could not be made at all is left out. */
export function gather<T>(outcomes: readonly Outcome<T | undefined>[]): Outcome<T[]> {
  return {
    value: outcomes.flatMap(({ value }) => (value === undefined ? [] : [value])),
    problems: outcomes.flatMap(({ problems }) => problems),
  };
}

/** Whether a problem stops the synthesis. */
export function isError({ code }: Problem): boolean {
  return code.startsWith('E');
}

/** A problem as one line: `file:line:col path: message`. */
export function formatProblem({ file, line, column, path, code, message }: Problem): string {
  return `${file}:${line}:${column} ${path ? `${path}: ` : ''}${message} [${code}]`;
}
