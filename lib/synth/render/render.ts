import { loadGateway } from '../../kubernetes/gateways/registry';
import type { Artifact } from '../../model/artifact';
import type { Outcome, Problem } from '../../model/problem';
import type { TaskInputs, Task } from './task';
import { gatewayTable } from '../toolkit';
import type { RenderContext } from './context';
import type { OutputFile } from './output-file';

/** What came of a task. */
export interface Rendered {
  readonly files: readonly OutputFile[];
  readonly problems: readonly Problem[];
}

type Render<S extends keyof TaskInputs> = (
  input: TaskInputs[S],
  layer: Task['layer'],
  context: RenderContext,
) => Promise<Outcome<readonly Artifact[]>>;

const fine = (value: readonly Artifact[]): Outcome<readonly Artifact[]> => ({ value, problems: [] });

/** Loaded on demand: reading and checking need neither layers nor printer. */
const renderers: { readonly [S in keyof TaskInputs]: Render<S> } = {
  unit: async (input, layer, context) => (await import('./layers')).renderUnit(input, layer, context),
  foundation: async (input, _, context) => fine([await (await import('./layers')).renderFoundation(input, context)]),
  data: async (input, _, context) => fine(await (await import('./layers')).renderData(input, context)),
  cluster: async (input, _, { toolkit }) => {
    const { renderCluster } = await import('../../kubernetes/cluster/render');
    const constructs = await loadGateway(toolkit.gateways, input.platform.gateway);
    return fine(renderCluster(input, constructs, { gateways: gatewayTable(toolkit) }));
  },
};

/** Renders and prints one task. */
export async function renderTask({ type, input, layer }: Task, context: RenderContext): Promise<Rendered> {
  const render = renderers[type] as Render<typeof type>;
  const { value, problems } = await render(input as never, layer, context);
  const { outputFileOf } = await import('./output-file');
  return { files: value.map(outputFileOf), problems };
}
