import { App } from 'cdk8s';
import type { Artifact } from '../../model/artifact';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { GatewayTable } from '../../model/gateway-facts';
import type { Gateways } from '../gateways/gateway';
import { renderChart } from '../render';
import { ClusterChart } from './chart';
import { FluxChart } from './flux/chart';
import { clusterFolder, partFolder } from './flux/folders';
import { releases } from './flux/releases';
import { parts } from './parts';

/** Folder of the Kubernetes layer in the repository. */
const layerFolder = 'dist/kubernetes';

/** Folder of the layer of charts in the repository. */
const chartFolder = 'dist/helm';

/** Options of rendering a cluster. */
export interface RenderClusterOptions {
  /** Facts of all gateways. @default - those with constructs */
  readonly gateways?: GatewayTable;
  /** Folder that Flux reads the layer from. @default 'dist/kubernetes' */
  readonly root?: string;
  /** Folder that Flux reads charts from. @default 'dist/helm' */
  readonly charts?: string;
}

/** The objects of a cluster as plain data, including Flux objects. */
export function renderCluster(
  unit: ClusterUnit,
  constructs: Gateways,
  { gateways = constructs, root = layerFolder, charts = chartFolder }: RenderClusterOptions = {},
): Artifact[] {
  const filled = parts({ unit, gateways }, constructs)
    .map((part) => ({
      part,
      artifacts: renderChart(new ClusterChart(new App(), part), partFolder(unit, part.name), unit.source),
    }))
    .filter(({ artifacts }) => artifacts.length > 0);

  const flux = new FluxChart(new App(), { unit, gateways, parts: filled.map(({ part }) => part), root, charts });
  return [
    ...renderChart(flux, `${clusterFolder(unit)}/flux`, unit.source),
    ...releases(unit, charts),
    ...filled.flatMap(({ artifacts }) => artifacts),
  ];
}
