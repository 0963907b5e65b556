import { type Command, Option } from 'commander';
import type { GraphFormat } from '../graph/print-graph';
import { type CommonOptions, type FilterOptions, type Setting, exemplify, filters, finish, forStrangers } from './verb';

/** Functions of `graph`. */
export interface GraphTools {
  readonly draw: typeof import('../synth/draw').draw;
  readonly printGraph: typeof import('../graph/print-graph').printGraph;
}

type Options = CommonOptions &
  FilterOptions & {
    readonly format: GraphFormat;
  };

const load = async (): Promise<GraphTools> => ({
  ...(await import('../synth/draw')),
  ...(await import('../graph/print-graph')),
});

/** Formats of drawings. */
const formats: readonly GraphFormat[] = ['mermaid', 'svg', 'html', 'dot'];

/** Adds `strata graph`: services, and what they call and use, as a drawing. */
export function graph(program: Command, setting: Setting, loadTools = load): void {
  const command = program
    .command('graph')
    .description('draw services, and what they call and use in clusters and clouds');
  const examples = [
    'graph -p shop -e production',
    'graph -p shop --format svg > shop.svg',
    'graph -s api --format html > api.html',
  ];
  // It always behaves as with --untrusted.
  forStrangers(filters(exemplify(command, examples)))
    .addOption(new Option('--format <format>', 'how it is drawn').choices(formats).default('mermaid'))
    .action(async ({ directory, output, format, platform, environment, service }: Options) => {
      const { draw, printGraph } = await loadTools();
      const { value, problems } = draw(directory, { platform, environment, service });
      const title = [platform ?? 'all platforms', environment, service].filter(Boolean).join(' / ');
      const text = output === 'json' ? '' : await printGraph(value, format, title);
      finish({ directory, output }, setting, { problems, data: value, text: () => text });
    });
}
