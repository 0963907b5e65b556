import type { Command } from 'commander';
import type { Position } from '../model/problem';
import type { Explanation } from '../synth/explain';
import { table } from './table';
import { printable } from '../model/printable';
import { type CommonOptions, type Setting, exemplify, finish } from './verb';

/** Functions of `explain`. */
export type Explain = typeof import('../synth/explain').explain;

type Options = CommonOptions & { readonly platform?: string };

const load = async (): Promise<Explain> => (await import('../synth/explain')).explain;

/** Adds `strata explain`: the layers of a value. */
export function explain(program: Command, setting: Setting, loadExplain = load): void {
  const command = program
    .command('explain <service> <environment> <path>')
    .description('show which layer sets a value, and at which line');
  exemplify(command, [
    'explain tabular production deployment.replicas',
    'explain tabular development resources.limits.memory -o json',
  ])
    .option('-p, --platform <name>', 'platform of the service, where several have a service of that name')
    .action(async (service: string, environment: string, path: string, { directory, output, platform }: Options) => {
      const run = await loadExplain();
      const { explanation, problems } = run(directory, service, environment, path, platform);
      finish({ directory, output }, setting, {
        problems,
        data: { explanation },
        text: () => (explanation ? describe(explanation) : `no layer sets ${printable(path)}\n`),
        ending: explanation ? 'ok' : 'invalidInput',
      });
    });
}

function describe({ path, value, layers }: Explanation): string {
  const rows = layers.map(({ origin, position, value, wins }) => [
    wins ? '*' : '',
    origin,
    show(value),
    place(position),
  ]);
  return `${printable(path)}: ${show(value)}\n\n${table(['', 'LAYER', 'VALUE', 'WHERE'], rows)}`;
}

function place(position: Position | undefined): string {
  return position ? `${position.file}:${position.line}:${position.column}` : '';
}

function show(value: unknown): string {
  return value === undefined ? '(not set)' : printable(JSON.stringify(value));
}
