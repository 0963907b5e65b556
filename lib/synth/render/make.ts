import { loadGateway } from '../../kubernetes/gateways/registry';
import type { Artifact } from '../../model/artifact';
import type { Outcome, Problem } from '../../model/problem';
import type { Parcels, Task } from '../task';
import type { Workshop } from '../workshop';
import type { Leaf } from './leaf';

/** What came of a task. */
export interface Made {
  readonly leaves: readonly Leaf[];
  readonly problems: readonly Problem[];
}

type Render<S extends keyof Parcels> = (
  parcel: Parcels[S],
  layer: Task['layer'],
  workshop: Workshop,
) => Promise<Outcome<readonly Artifact[]>>;

const fine = (value: readonly Artifact[]): Outcome<readonly Artifact[]> => ({ value, problems: [] });

/** Loaded when something is made: to read and check takes neither the layers nor a printer. */
const renderers: { readonly [S in keyof Parcels]: Render<S> } = {
  unit: async (parcel, layer, workshop) => (await import('./layers')).renderUnit(parcel, layer, workshop),
  foundation: async (parcel, _, workshop) =>
    fine([await (await import('./layers')).renderFoundation(parcel, workshop)]),
  data: async (parcel, _, workshop) => fine(await (await import('./layers')).renderData(parcel, workshop)),
  cluster: async (parcel, _, { toolkit }) => {
    const { renderCluster } = await import('../../kubernetes/cluster/render');
    return fine(renderCluster(parcel, await loadGateway(toolkit.gateways, parcel.platform.gateway)));
  },
};

/** Renders and prints one task. */
export async function make({ sort, parcel, layer }: Task, workshop: Workshop): Promise<Made> {
  const render = renderers[sort] as Render<typeof sort>;
  const { value, problems } = await render(parcel as never, layer, workshop);
  const { leafOf } = await import('./leaf');
  return { leaves: value.map(leafOf), problems };
}
