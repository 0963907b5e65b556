import { renderCluster } from '../../lib/kubernetes/cluster/render';
import { loadGateway } from '../../lib/kubernetes/gateways/registry';
import type { Artifact } from '../../lib/model/artifact';
import { type UnitLayer, unitLayers } from '../../lib/synth/layer';
import { renderData, renderFoundation, renderUnit } from '../../lib/synth/render/layers';
import type { RenderContext } from '../../lib/synth/render/context';
import { builtIn } from '../../lib/synth/toolkit';
import type { AllUnits } from '../../lib/synth/units/all';

/** All that closed units put into both layers, and what only rendering found wrong. */
export async function rendered(
  { units, stacks, data, clusters }: AllUnits,
  workshop: RenderContext = { root: '.', toolkit: builtIn },
) {
  const artifacts: Record<UnitLayer, Artifact[]> = { terraform: [], kubernetes: [] };
  const problems: string[] = [];
  for (const layer of unitLayers)
    for (const unit of units) {
      const outcome = await renderUnit(unit, layer, workshop);
      artifacts[layer].push(...outcome.value);
      problems.push(...outcome.problems.map(({ message }) => message));
    }
  for (const unit of stacks) artifacts.terraform.push(await renderFoundation(unit, workshop));
  for (const unit of data) artifacts.kubernetes.push(...(await renderData(unit, workshop)));
  for (const unit of clusters) {
    const gateways = await loadGateway(workshop.toolkit.gateways, unit.platform.gateway);
    artifacts.kubernetes.push(...renderCluster(unit, gateways));
  }
  return { artifacts, problems };
}
