import { type Command, Option } from 'commander';
import type { Problem } from '../model/problem';
import { printProblems, sortProblems, stops } from './problems';
import type { Terminal } from './terminal';

/** Exit codes. */
export const exitCodes = { ok: 0, toolError: 1, invalidInput: 2, stale: 3, denied: 4 } as const;

/** Result of a verb. */
export type ExitStatus = keyof typeof exitCodes;

/** Context of a verb. */
export interface Setting {
  readonly terminal: Terminal;
  /** Sets the exit code. */
  readonly end: (ending: ExitStatus) => void;
}

/** Options of every verb. */
export interface CommonOptions {
  readonly directory: string;
  readonly output: 'text' | 'json';
}

/** Adds a verb to the program. */
export type Verb = (program: Command, setting: Setting) => void;

/** Adds the options of every verb to the program: they are taken before the verb and after it, and the last one wins. */
export function common(program: Command): Command {
  return program
    .option('-C, --directory <folder>', 'folder that holds apps/ and services/', '.')
    .addOption(new Option('-o, --output <format>', 'output format').choices(['text', 'json']).default('text'))
    .configureHelp({ showGlobalOptions: true })
    .hook('preAction', (_, verb) => {
      const { directory, output } = program.opts<CommonOptions>();
      verb.setOptionValue('directory', directory).setOptionValue('output', output);
    });
}

/** Adds a verb's examples to its help, a line each. */
export function exemplify(command: Command, examples: readonly string[]): Command {
  return command.addHelpText('after', `\nExamples:\n${examples.map((example) => `  $ strata ${example}\n`).join('')}`);
}

/** Adds the options that choose a part of the repository. */
export function filters(command: Command): Command {
  return command
    .option('-p, --platform <name>', 'only this platform')
    .option('-e, --environment <name>', 'only this environment')
    .option('-s, --service <name>', 'only this service');
}

/** Options that choose a part of the repository. */
export interface FilterOptions {
  readonly platform?: string;
  readonly environment?: string;
  readonly service?: string;
}

/** Adds the option for untrusted repositories. */
export function forStrangers(command: Command): Command {
  return command.option(
    '--untrusted',
    'neither run nor trust code and caches of the repository: no extend.ts, no build/cache',
  );
}

/** Report of a verb, as text and as JSON. */
export interface Outcome {
  readonly problems?: readonly Problem[];
  readonly strict?: boolean;
  /** Data for `--output json`, without problems. */
  readonly data: object;
  /** Text on stdout; left out when problems fail the run. */
  readonly text: (terminal: Terminal) => string;
  /** @default 'ok', unless problems fail the run */
  readonly ending?: ExitStatus;
}

/** Prints the report of a verb: data on stdout, problems on stderr or, in JSON, beside the data. */
export function finish({ output }: CommonOptions, { terminal, end }: Setting, outcome: Outcome): void {
  const { problems = [], strict, data, text, ending = 'ok' } = outcome;
  const stopped = stops(problems, strict);
  if (output === 'json') {
    const ok = !stopped && ending === 'ok';
    terminal.out.write(`${JSON.stringify({ ok, ...data, problems: sortProblems(problems) }, null, 2)}\n`);
  } else {
    printProblems(problems, terminal.err);
    if (!stopped) terminal.out.write(text(terminal));
  }
  end(stopped ? 'invalidInput' : ending);
}
