import { Command, CommanderError } from 'commander';
import { add } from './add';
import { affected } from './affected';
import { diff } from './diff';
import { doctor } from './doctor';
import { explain } from './explain';
import { promote } from './promote';
import { rollback } from './rollback';
import { graph } from './graph';
import { packageVerb } from './package';
import { steps } from './steps';
import { init } from './init';
import { synth } from './synth';
import { printable } from '../model/printable';
import { type Terminal, processTerminal } from './terminal';
import { UsageError } from './usage-error';
import { validate } from './validate';
import { type ExitStatus, type Verb, common, exitCodes } from './verb';
import { ownPackage } from './version';

/** Every verb, in the order of the help. */
export const verbs: readonly Verb[] = [
  init,
  add,
  validate,
  synth,
  explain,
  graph,
  affected,
  diff,
  steps,
  rollback,
  promote,
  packageVerb,
  doctor,
];

/** Runs a command line, and returns the exit code; a user error never shows a stack. */
export async function main(words: readonly string[], terminal: Terminal, known = verbs): Promise<number> {
  let ending: ExitStatus = 'ok';
  const program = new Command('strata')
    .description('Synthesizes Terraform JSON, Kubernetes YAML and Flux objects from one spec for each service')
    .version(ownPackage().version)
    .option('--debug', 'show the stack of an internal error')
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out.write,
      writeErr: terminal.err.write,
      getOutHelpWidth: () => terminal.out.columns,
      getErrHelpWidth: () => terminal.err.columns,
      getOutHasColors: () => terminal.out.colors.isColorSupported,
      getErrHasColors: () => terminal.err.colors.isColorSupported,
    })
    .addHelpText(
      'after',
      '\nExit codes: 0 ok, 1 error of the tool or the disk, 2 invalid input, 3 stale with --check, 4 denied with --deny\n',
    );
  common(program);
  for (const verb of known) verb(program, { terminal, end: (reached) => (ending = reached) });

  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    ending = explainFailure(error, terminal, isJson(words), program.opts<{ debug?: boolean }>().debug);
  }
  return exitCodes[ending];
}

/** Runs a command line in this process, as the `strata` command and the apps of the stock CLIs do. */
export async function run(words: readonly string[] = process.argv.slice(2)): Promise<void> {
  const code = await main(words, processTerminal(process));
  if (code !== exitCodes.ok) process.exitCode = code;
}

/** Whether JSON is requested, even on a command line that does not parse. */
function isJson(words: readonly string[]): boolean {
  const named = (word: string | undefined) => word === '-o' || word === '--output';
  return words.some(
    (word, index) => ['-ojson', '--output=json'].includes(word) || (word === 'json' && named(words[index - 1])),
  );
}

/** Names of errors that a user can correct; their classes are loaded with the verbs that throw them. */
const mendable: ReadonlySet<string> = new Set(['DiskError', 'GitError', 'MissingPackage', 'ProgramError']);

/** Reports an error, and returns the exit code. */
function explainFailure(error: unknown, terminal: Terminal, json: boolean, debug = false): ExitStatus {
  // Commander has printed its own error already; help and version end this way, too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 'ok' : 'invalidInput';

  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const expected = error instanceof UsageError || mendable.has(name);
  const text = expected ? message : `internal error: ${message}${debug ? '' : ' (--debug shows where)'}`;
  if (json) terminal.out.write(`${JSON.stringify({ ok: false, error: text }, null, 2)}\n`);
  else terminal.err.write(`${terminal.err.colors.red(printable(`strata: ${text}`))}\n`);
  if (debug && !expected) terminal.err.write(`${stack}\n`);
  return error instanceof UsageError ? 'invalidInput' : 'toolError';
}
