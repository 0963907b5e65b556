import { type Command, Option } from 'commander';
import type { Problem } from '../model/problem';
import { printProblems, sortProblems, stops } from './problems';
import type { Terminal } from './terminal';

/** What the process ends with, by what happened. */
export const exitCodes = { ok: 0, toolError: 1, invalidInput: 2, stale: 3 } as const;

/** How a verb ended. */
export type Ending = keyof typeof exitCodes;

/** What a verb is given beside its own options. */
export interface Setting {
  readonly terminal: Terminal;
  /** Tells how the verb ended. */
  readonly end: (ending: Ending) => void;
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
    .addOption(
      new Option('-o, --output <format>', 'how to print the outcome').choices(['text', 'json']).default('text'),
    )
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

/** Adds the option for what strangers bring. */
export function forStrangers(command: Command): Command {
  return command.option('--untrusted', 'run and believe nothing that the repository brings: no extend.ts, no cache');
}

/** What a verb found, in both ways to print it. */
export interface Outcome {
  readonly problems?: readonly Problem[];
  readonly strict?: boolean;
  /** All but the problems, for `--output json`. */
  readonly data: object;
  /** The outcome on stdout for a person; left out when problems stop the work. */
  readonly text: (terminal: Terminal) => string;
  /** @default 'ok', unless problems stop the work */
  readonly ending?: Ending;
}

/** Prints what a verb found and ends it: the outcome on stdout, problems on stderr or, in JSON, beside it. */
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
