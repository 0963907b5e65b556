import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ownedName } from '../../../model/owned-name';
import { componentsOf } from '../components';
import type { Part } from '../parts';
import type { ClusterProps } from '../props';
import { ClusterAccount, clusterAccount } from './account';
import { deliveries } from './deliveries';
import { clusterFolder, foldersOf, partFolder } from './folders';
import { Kustomization, type KustomizationProps } from './kustomization';
import { Source } from './source';

interface FluxChartProps extends ClusterProps {
  readonly parts: readonly Part[];
  /** Folder of the layer in the repository. */
  readonly root: string;
  /** Folder of the layer of charts in the repository. */
  readonly charts: string;
}

/** Charts of third parties pull images and install CRDs. */
const partSeconds = 600;

/** All Kustomizations of one cluster, including that of this folder: after the first `kubectl apply` Flux updates itself. */
export class FluxChart extends Chart {
  constructor(scope: Construct, { unit, gateways, parts, root, charts }: FluxChartProps) {
    super(scope, 'flux', { disableResourceNameHashes: true });
    const named = (part: string) => ownedName(unit.platform.name, part);
    const folder = `${clusterFolder(unit)}/flux`;
    // With `wait` it would wait for itself; with a finalizer it would delete everything.
    const account = clusterAccount(unit);
    const own = { name: named('flux'), wait: false, kept: true, folder, after: [], timeoutSeconds: 0, account };
    const all: KustomizationProps[] = [
      own,
      ...parts.map(({ name, after, account: of = account }) => ({
        name: named(name),
        // Kustomizations come first: Flux may delete with an account that a part is about to lose.
        after: [own.name, ...after.map(named)],
        folder: partFolder(unit, name),
        timeoutSeconds: partSeconds,
        account: of,
      })),
      ...deliveries(unit, componentsOf(gateways)),
    ];

    const names = namesOf(all);
    for (const { name, after } of all) demand(`${name} waits`, after, names);
    const spaces = namesOf(unit.namespaces);
    const controllers = new Set([...unit.components, ...(unit.external ?? [])]);
    for (const { service, namespace, namespaces, components } of unit.deliveries) {
      demand(`${service} stands`, [namespace, ...Object.values(namespaces)], spaces);
      demand(`${service} uses`, components, controllers);
    }

    new ClusterAccount(this, 'Account', { unit, gateways });
    const released = unit.deliveries.some(({ mode }) => mode?.by === 'helm');
    new Source(this, 'Source', {
      unit,
      folders: [
        ...foldersOf(unit).map((folder) => `${root}/${folder}`),
        ...(released ? [`${charts}/${unit.platform.name}`] : []),
      ],
    });
    for (const props of all) new Kustomization(this, props.name, { ...props, folder: `${root}/${props.folder}`, unit });
  }
}

/** A value that the closed unit always has. */
function demand(what: string, names: readonly string[], known: ReadonlySet<string>): void {
  for (const wanted of names)
    if (!known.has(wanted)) throw new Error(`${what}: expected one of ${[...known].join(', ')}; got ${wanted}`);
}

function namesOf(all: readonly { readonly name: string }[]): ReadonlySet<string> {
  return new Set(all.map(({ name }) => name));
}
