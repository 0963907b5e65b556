import { type Command, InvalidArgumentError, Option } from 'commander';
import { layers } from '../synth/layer';
import type { Layer, Shard, Synthesis, SynthesizeOptions } from '../synth/synthesize';
import { count, printProblems } from './problems';
import { progress } from './progress';
import { table } from './table';
import { printable } from '../model/printable';
import { compileLate } from './v8-flags';
import { type CommonOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

interface Options
  extends
    CommonOptions,
    Pick<
      SynthesizeOptions,
      'platform' | 'environment' | 'service' | 'check' | 'strict' | 'dist' | 'shard' | 'cache' | 'untrusted' | 'workers'
    > {
  readonly layer?: readonly Layer[];
  readonly watch?: boolean;
}

const examples = ['synth', 'synth --platform inferloop --environment production', 'synth --check --strict --untrusted'];

/** Functions of `synth`. */
export type Synthesize = (options: SynthesizeOptions) => Promise<Synthesis>;

const load = async (): Promise<Synthesize> => (await import('../synth/synthesize')).synthesize;

/** Adds `strata synth`: writes `dist/`. */
export function synth(program: Command, setting: Setting, loadSynthesize = load): void {
  const command = program.command('synth').description('write dist/ from the specs of all services');
  forStrangers(filters(exemplify(command, examples)))
    .addOption(new Option('-l, --layer <layers...>', 'only these layers of dist/').choices(layers))
    .option('--dist <folder>', 'output folder', undefined)
    .option('--check', 'write nothing; exit with 3 when dist/ is stale')
    .option('--strict', 'treat warnings as errors')
    .addOption(
      new Option('--shard <part/parts>', 'only this shard, such as 2/8; all shards together are the whole').argParser(
        toShard,
      ),
    )
    .addOption(new Option('-j, --workers <count>', 'worker threads (default: one for each core)').argParser(toCount))
    .option('--no-cache', 'synthesize everything anew, and do not use build/cache')
    .addOption(
      new Option('-w, --watch', 'keep running, and synthesize after each change').conflicts([
        'check',
        'shard',
        'untrusted',
      ]),
    )
    .action(async ({ directory, output, layer, watch, ...options }: Options) => {
      compileLate();
      const synthesize = await loadSynthesize();
      const layers = layer && { layers: layer };
      const run = async (more: Partial<SynthesizeOptions> = {}) => {
        const begun = setting.terminal.now();
        const { step, clear } = progress(setting.terminal.err);
        const all = { root: directory, ...layers, ...options, ...more, onProgress: step };
        const synthesis = await synthesize(all).finally(clear);
        return { synthesis, milliseconds: Math.round(setting.terminal.now() - begun) };
      };
      if (watch) return goOn(directory, run, setting);

      const { synthesis, milliseconds } = await run();
      const { problems, written, removed, notes = [] } = synthesis;
      for (const note of notes) setting.terminal.err.write(`note: ${printable(note)}\n`);
      const stale = options.check === true && written.length + removed.length > 0;
      finish({ directory, output }, setting, {
        problems,
        strict: options.strict,
        data: { ...synthesis, milliseconds },
        text: () => (stale ? changes(synthesis) : '') + report(synthesis, milliseconds),
        ending: stale ? 'stale' : 'ok',
      });
    });
}

type Run = (more?: Partial<SynthesizeOptions>) => Promise<{ synthesis: Synthesis; milliseconds: number }>;

/** Synthesizes after each change until it is interrupted; problems are printed after each run. */
async function goOn(root: string, run: Run, { terminal: { out, err } }: Setting): Promise<void> {
  const { Session } = await import('../synth/session');
  const { watch } = await import('../synth/watch');
  const { preload } = await import('../synth/preload');
  const session = new Session(root);
  const again = async (paths: readonly string[], isFirst = false): Promise<void> => {
    for (const path of paths) out.write(`${printable(path)} changed\n`);
    if (paths.length) session.touched(paths);
    try {
      const { synthesis, milliseconds } = await run({ session });
      const { written, removed } = synthesis;
      // A run without a reported change prints only real differences.
      if (!paths.length && !isFirst && written.length + removed.length === 0) return;
      printProblems(synthesis.problems, err);
      if (synthesis.rows.length) out.write(summary(synthesis, milliseconds, 3));
    } catch (error) {
      err.write(`${err.colors.red(printable(`strata: ${(error as Error).message}`))}\n`);
    }
  };
  await again([], true);
  out.write('watching apps/ and services/; stop with Ctrl-C\n');
  watch(root, (paths) => again(paths));
  await preload();
  await new Promise<never>(() => {});
}

function toShard(text: string): Shard {
  const [, index, count] = /^([1-9]\d{0,4})\/([1-9]\d{0,4})$/.exec(text) ?? [];
  if (!index || Number(index) > Number(count))
    throw new InvalidArgumentError('expected a shard and their number, such as 2/8.');
  return { index: Number(index), count: Number(count) };
}

function toCount(text: string): number {
  if (!/^[1-9]\d?$/.test(text)) throw new InvalidArgumentError('expected a number from 1 to 99.');
  return Number(text);
}

/** Files that would change, one line each. */
function changes({ written, removed }: Synthesis): string {
  return [...written.map((path) => `stale: ${path}\n`), ...removed.map((path) => `to be removed: ${path}\n`)].join('');
}

function report(synthesis: Synthesis, milliseconds: number): string {
  const head = ['PLATFORM', 'ENVIRONMENT', 'SERVICES', 'KUBERNETES OBJECTS', 'TERRAFORM RESOURCES', 'FILES CHANGED'];
  const cells = synthesis.rows.map((row) => [
    row.platform,
    row.environment,
    row.services,
    row.objects,
    row.resources,
    row.changed,
  ]);
  return table(head, cells) + summary(synthesis, milliseconds, 1);
}

function summary({ written, removed, unchanged }: Synthesis, milliseconds: number, digits: number): string {
  const files = `${count(written.length, 'file')} written, ${removed.length} removed, ${unchanged} unchanged`;
  return `${files} in ${(milliseconds / 1000).toFixed(digits)} s\n`;
}
