import { renderCluster } from '../../../lib/kubernetes/cluster/render';
import { gateways } from '../../../lib/kubernetes/gateways';
import type { ClusterUnit } from '../../../lib/model/cluster-unit';

/** One object of a manifest, as loosely as a test needs it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [key: string]: any;
}

/** Paths of all files of a cluster. */
export function files(unit: ClusterUnit): string[] {
  return renderCluster(unit, gateways).map(({ path }) => path);
}

/** All objects of a cluster. */
export function manifests(unit: ClusterUnit, root?: string): Manifest[] {
  return renderCluster(unit, gateways, root === undefined ? {} : { root }).map(({ body }) => body as Manifest);
}

/** The one object of a kind and name. */
export function named(unit: ClusterUnit, kind: string, name: string, root?: string): Manifest {
  const found = manifests(unit, root).filter((object) => object.kind === kind && object.metadata.name === name);
  if (found.length !== 1) throw new Error(`expected one ${kind}/${name}, got ${found.length}`);
  return found[0]!;
}
