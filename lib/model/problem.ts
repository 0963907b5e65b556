import type { KnownCode } from './codes';

/** A place in a source file. Lines and columns count from 1. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Keys from the root of the document, joined by dots. */
  readonly path: string;
  /** The line of the file, for a caret under the column. */
  readonly excerpt?: string;
}

/** An error or a substitution in a source file. */
export interface Problem extends Position {
  /** `E` stops the synthesis; `W` names a stated substitution, which `--strict` turns into an error. */
  readonly code: KnownCode;
  readonly message: string;
}

/** Position of a value; for one that is not in the file, of its nearest parent. */
export type Locator = (path: readonly PropertyKey[]) => Position;

/** Adds a problem at a path of a document. */
export type Report = (code: Problem['code'], path: readonly PropertyKey[], message: string, within?: Within) => void;

/** A place within a text of a document: of an expression in it, the character that is wrong. */
export interface Within {
  readonly text: string;
  /** Characters before it. */
  readonly at: number;
}

/** A position moved to a place within its text, as far as the text stands on one line as it is. */
export function within<P extends Position>(position: P, { text, at }: Within): P {
  const rest = position.excerpt?.slice(position.column - 1) ?? '';
  const quote = /^["']/.test(rest) ? 1 : 0;
  const stands = text.slice(0, at + 1) !== '' && rest.slice(quote).startsWith(text.slice(0, at + 1));
  return stands ? { ...position, column: position.column + quote + at } : position;
}

/** The value of a stage, and the problems of its input. */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Several outcomes as one; missing values are left out. */
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
