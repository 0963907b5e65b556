import { type Command, Option } from 'commander';
import type { Layer, Synthesis, SynthesizeOptions } from '../synth/synthesize';
import { count } from './problems';
import { progress } from './progress';
import { table } from './table';
import { type CommonOptions, type Setting, common, filters, finish } from './verb';

interface Options
  extends CommonOptions, Pick<SynthesizeOptions, 'platform' | 'environment' | 'service' | 'check' | 'strict' | 'dist'> {
  readonly layer?: readonly Layer[];
}

/** What synthesizes. */
export type Synthesize = (options: SynthesizeOptions) => Promise<Synthesis>;

const load = async (): Promise<Synthesize> => (await import('../synth/synthesize')).synthesize;

/** Adds `strata synth`: all that `dist/` holds. */
export function synth(program: Command, setting: Setting, loadSynthesize = load): void {
  const command = program.command('synth').description('write dist/ from the specs of all services');
  filters(common(command, ['synth', 'synth --platform inferloop --environment production', 'synth --check --strict']))
    .addOption(
      new Option('-l, --layer <layers...>', 'only these folders of dist/').choices(['terraform', 'kubernetes']),
    )
    .option('--dist <folder>', 'where to write', undefined)
    .option('--check', 'write nothing; end with 3 when dist/ is stale')
    .option('--strict', 'take warnings for errors')
    .action(async ({ directory, output, layer, ...options }: Options) => {
      const { terminal } = setting;
      const begun = terminal.now();
      const { step, clear } = progress(terminal.err);
      const synthesize = await loadSynthesize();
      const layers = layer && { layers: layer };
      const synthesis = await synthesize({ root: directory, ...layers, ...options, onProgress: step }).finally(clear);

      const milliseconds = Math.round(terminal.now() - begun);
      const { problems, written, removed } = synthesis;
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

/** What would change, a line a file. */
function changes({ written, removed }: Synthesis): string {
  return [...written.map((path) => `stale: ${path}\n`), ...removed.map((path) => `to be removed: ${path}\n`)].join('');
}

function report({ rows, written, removed, unchanged }: Synthesis, milliseconds: number): string {
  const head = ['PLATFORM', 'ENVIRONMENT', 'SERVICES', 'KUBERNETES OBJECTS', 'TERRAFORM RESOURCES', 'FILES CHANGED'];
  const cells = rows.map((row) => [
    row.platform,
    row.environment,
    row.services,
    row.objects,
    row.resources,
    row.changed,
  ]);
  const files = `${count(written.length, 'file')} written, ${removed.length} removed, ${unchanged} unchanged`;
  return `${table(head, cells)}${files} in ${(milliseconds / 1000).toFixed(1)} s\n`;
}
