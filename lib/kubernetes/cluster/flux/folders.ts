import type { ClusterUnit, Delivery, Phase } from '../../../model/cluster-unit';

/** Folder of a cluster in the layer. */
export function clusterFolder({ platform, cluster }: ClusterUnit): string {
  return `${platform.name}/clusters/${cluster.name}`;
}

/** Folder of one part of a cluster in the layer. */
export function partFolder(unit: ClusterUnit, part: string): string {
  return `${clusterFolder(unit)}/components/${part}`;
}

/** Folder of an environment in the layer. */
export function environmentFolder({ platform }: ClusterUnit, environment: string): string {
  return `${platform.name}/environments/${environment}`;
}

/** Folder of one phase of a service in the layer. */
export function deliveryFolder(unit: ClusterUnit, { environment, service }: Delivery, phase: Phase): string {
  return `${environmentFolder(unit, environment)}/${service}/${phase}`;
}

/** Folder of a cluster with the Helm release of a service, in the layer. */
export function releaseFolder(unit: ClusterUnit, { environment, service }: Delivery): string {
  return `${clusterFolder(unit)}/releases/${environment}/${service}`;
}

/** Folders that a cluster reads: its own, and those of its environments. */
export function foldersOf(unit: ClusterUnit): string[] {
  const environments = [...new Set(unit.deliveries.map(({ environment }) => environment))].sort();
  return [clusterFolder(unit), ...environments.map((environment) => environmentFolder(unit, environment))];
}
