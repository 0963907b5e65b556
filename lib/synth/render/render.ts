import { loadGateway } from '../../kubernetes/gateways/registry';
import type { Artifact } from '../../model/artifact';
import type { Outcome, Problem } from '../../model/problem';
import type { Unit } from '../../model/unit';
import type { UnitLayer } from '../layer';
import type { Task, TaskInputs, UnitTask } from './task';
import { gatewayTable } from '../toolkit';
import type { RenderContext } from './context';
import type { OutputFile } from './output-file';

/** What came of a task. */
export interface Rendered {
  readonly files: readonly OutputFile[];
  readonly problems: readonly Problem[];
}

/** Tasks with artifacts, which are printed. */
type PrintedTask = Exclude<Task, { readonly type: 'chart' }>;

type Render<S extends keyof TaskInputs> = (
  input: TaskInputs[S],
  layer: UnitLayer,
  context: RenderContext,
) => Promise<Outcome<readonly Artifact[]>>;

const fine = (value: readonly Artifact[]): Outcome<readonly Artifact[]> => ({ value, problems: [] });

/** Loaded on demand: reading and checking need neither layers nor printer. */
const renderers: { readonly [S in PrintedTask['type']]: Render<S> } = {
  unit: (input, layer, context) => renderedUnit(input, layer, context),
  foundation: async (input, _, context) => fine([await (await import('./layers')).renderFoundation(input, context)]),
  data: async (input, _, context) => fine(await (await import('./layers')).renderData(input, context)),
  cluster: async (input, _, { toolkit }) => {
    const { renderCluster } = await import('../../kubernetes/cluster/render');
    const constructs = await loadGateway(toolkit.gateways, input.platform.gateway);
    return fine(renderCluster(input, constructs, { gateways: gatewayTable(toolkit) }));
  },
};

/** Artifacts of units that a chart will be made from, until their inputs are gone. */
const rendered = new WeakMap<Unit, Outcome<readonly Artifact[]>>();

async function renderedUnit(input: Unit, layer: UnitLayer, context: RenderContext) {
  const known = layer === 'kubernetes' ? rendered.get(input) : undefined;
  const result = known ?? (await (await import('./layers')).renderUnit(input, layer, context));
  if (layer === 'kubernetes' && input.platform.helm?.charts) rendered.set(input, result);
  return result;
}

/** The objects of a unit; problems are those of its own task. */
async function objectsOf({ input }: UnitTask, context: RenderContext): Promise<readonly Artifact[] | undefined> {
  const { value, problems } = await renderedUnit(input, 'kubernetes', context);
  return problems.length > 0 ? undefined : value;
}

/** Renders and prints one task. */
export async function renderTask(task: Task, context: RenderContext): Promise<Rendered> {
  if (task.type === 'chart') {
    const { renderChart } = await import('./chart');
    return { files: await renderChart(task.input, (one) => objectsOf(one, context)), problems: [] };
  }
  const { type, input, layer } = task;
  const render = renderers[type] as Render<typeof type>;
  const { value, problems } = await render(input as never, layer, context);
  const { outputFileOf } = await import('./output-file');
  return { files: value.map(outputFileOf), problems };
}
