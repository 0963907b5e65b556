import { spawnSync } from 'node:child_process';

/** What a program said. */
export interface Said {
  readonly status: number | null;
  readonly text: string;
}

/** Runs a program of this machine; undefined where it is missing. */
export type RunProgram = (program: string, words: readonly string[]) => Said | undefined;

/** A program that is missing or refuses; its message has the reason and the remedy. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}

/** Runs a program, which may ask at the terminal. */
export const runProgram: RunProgram = (program, words) => {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'pipe'],
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') return undefined;
  return { status, text: `${stdout}\n${stderr}`.trim() };
};

/** What a program said; throws where it is missing or fails. */
export function demand(
  run: RunProgram,
  program: string,
  words: readonly string[],
  hints: { readonly missing: string; readonly refused: string },
): string {
  const said = run(program, words);
  if (!said) throw new ProgramError(`expected the program ${program}, got none: ${hints.missing}`);
  if (said.status === 0) return said.text;
  throw new ProgramError(
    `${program} ${words.slice(0, 1).join(' ')}: ${said.text || `exit ${said.status}`}\n${hints.refused}`,
  );
}
