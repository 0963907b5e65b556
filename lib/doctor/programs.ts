import { spawnSync } from 'node:child_process';
import type { Finding, State } from './finding';

/** Runs a program, and returns its output; undefined where it is missing or fails. */
export type RunProgram = (program: string, words: readonly string[], folder: string) => string | undefined;

/** Timeout of a program that prints its version. */
const patienceMilliseconds = 20_000;

/** Runs a program of this machine. */
export const runProgram: RunProgram = (program, words, cwd) => {
  const { status, stdout } = spawnSync(program, words, { cwd, encoding: 'utf8', timeout: patienceMilliseconds });
  return status === 0 ? stdout : undefined;
};

interface Program {
  readonly what: string;
  readonly words: readonly [program: string, ...words: string[]];
  /** Minimum version. */
  readonly least: string;
  /** Severity where it is missing or too old. */
  readonly otherwise: State;
  readonly why: string;
}

/** Programs that apply the output of Strata. */
const programs: readonly Program[] = [
  {
    what: 'Terraform',
    words: ['terraform', 'version'],
    least: '1.11',
    otherwise: 'failure',
    why: 'passwords are write-only arguments, which need it; see https://developer.hashicorp.com/terraform/install',
  },
  {
    what: 'Flux',
    words: ['flux', '--version'],
    least: '2.9',
    otherwise: 'warning',
    why: 'bootstrapping a cluster needs its command line; see https://fluxcd.io/flux/installation/',
  },
];

/** Findings about programs; about Terraform only where there are Terraform resources. */
export function examinePrograms(folder: string, usesTerraform: boolean, run: RunProgram): Finding[] {
  return programs
    .filter(({ what }) => usesTerraform || what !== 'Terraform')
    .map(({ what, words: [program, ...words], least, otherwise, why }) => {
      const [version] = /(?<![\d.])\d{1,9}\.\d{1,9}(\.\d{1,9})?/.exec(run(program, words, folder) ?? '') ?? [];
      if (version !== undefined && isAtLeast(version, least)) return { what, state: 'ok', message: version };
      return { what, state: otherwise, message: `expected ${least} or newer, got ${version ?? 'none'}: ${why}` };
    });
}

/** Whether a version is another one or newer. */
export function isAtLeast(version: string, least: string): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  const [major = 0, minor = 0] = least.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}
