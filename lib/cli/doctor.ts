import type { Command } from 'commander';
import type { Finding, State } from '../doctor/finding';
import { day } from './day';
import { table } from './table';
import {
  type CommonOptions,
  type FilterOptions,
  type ExitStatus,
  type Setting,
  exemplify,
  filters,
  finish,
} from './verb';

/** Functions of `doctor`. */
export type Examine = typeof import('../doctor/doctor').examine;

type Options = CommonOptions &
  FilterOptions & {
    readonly asOf?: string;
    readonly strict?: boolean;
  };

const load = async (): Promise<Examine> => (await import('../doctor/doctor')).examine;

const words: Readonly<Record<State, string>> = { ok: 'ok', warning: 'soon', failure: 'wrong' };

/** Adds `strata doctor`: versions whose support has ended or ends soon, and tools that the machine lacks. */
export function doctor(program: Command, setting: Setting, loadExamine = load): void {
  const command = program
    .command('doctor')
    .description('list versions whose support has ended or ends within 90 days, and tools that this machine lacks');
  filters(exemplify(command, ['doctor', 'doctor --as-of 2027-01-01', 'doctor --output json']))
    .option('--as-of <day>', 'check support as of a day (default: today)', day)
    .option('--strict', 'treat ends within 90 days as errors')
    .action(async ({ directory, output, asOf = setting.terminal.today(), strict = false, ...options }: Options) => {
      const examine = await loadExamine();
      const { findings, problems } = examine({ root: directory, day: asOf, ...options });
      finish({ directory, output }, setting, {
        problems,
        data: { day: asOf, findings },
        text: () => describe(findings),
        ending: endingOf(findings, strict),
      });
    });
}

/** Missing tools are trouble with the machine; versions are input of a file. */
function endingOf(findings: readonly Finding[], strict: boolean): ExitStatus {
  const wrong = findings.filter(({ state }) => state === 'failure' || (strict && state === 'warning'));
  if (wrong.length === 0) return 'ok';
  return wrong.some(({ place }) => place === undefined) ? 'toolError' : 'invalidInput';
}

function describe(findings: readonly Finding[]): string {
  const rows = findings.map(({ what, state, message, place = '' }) => [words[state], what, message, place]);
  return table(['', 'WHAT', 'FOUND', 'WHERE'], rows);
}
