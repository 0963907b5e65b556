import { App } from 'cdk8s';
import type { Artifact } from '../../model/artifact';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { Gateways } from '../gateways/gateway';
import { renderChart } from '../render';
import { ClusterChart } from './chart';
import { FluxChart } from './flux/chart';
import { clusterFolder, partFolder } from './flux/folders';
import { parts } from './parts';

/** Folder of the Kubernetes layer in the repository. */
const layerFolder = 'dist/kubernetes';

/** A cluster as plain data: what stands in it once, and what Flux applies to it. */
export function renderCluster(unit: ClusterUnit, gateways: Gateways, root: string = layerFolder): Artifact[] {
  const filled = parts(unit, gateways)
    .map((part) => ({
      part,
      artifacts: renderChart(new ClusterChart(new App(), part), partFolder(unit, part.name), unit.source),
    }))
    .filter(({ artifacts }) => artifacts.length > 0);

  const flux = new FluxChart(new App(), { unit, parts: filled.map(({ part }) => part), root });
  return [
    ...renderChart(flux, `${clusterFolder(unit)}/flux`, unit.source),
    ...filled.flatMap(({ artifacts }) => artifacts),
  ];
}
