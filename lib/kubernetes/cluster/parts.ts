import type { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { Gateways } from '../gateways/gateway';
import { Classes } from './classes';
import { components } from './components';
import { DefaultDeny } from './default-deny';
import { ClusterNamespace } from './namespace';
import { Quota } from './quota';
import { Reconciler } from './reconciler';
import { ReconcilerRole } from './reconciler-role';
import { Release } from './release';
import { SolverPolicy } from './solver-policy';
import { Stores } from './stores';

/** A folder of a cluster that Flux applies as one. */
export interface Part {
  readonly name: string;
  /** Parts to be applied before. */
  readonly after: readonly string[];
  /** Makes what the folder holds. */
  readonly build: (chart: Construct) => void;
}

/** All parts of a cluster; one that would hold nothing is none. */
export function parts(unit: ClusterUnit, gateways: Gateways): Part[] {
  return [namespaces(unit, gateways), ...controllers(unit), ...stores(unit), ...entrance(unit, gateways)];
}

/** What services must find: their namespaces, and classes that they ask for. */
function namespaces(unit: ClusterUnit, gateways: Gateways): Part {
  return {
    name: 'namespaces',
    after: [],
    build(chart) {
      new Classes(chart, 'Classes', unit);
      new ReconcilerRole(chart, 'ReconcilerRole', unit);
      for (const namespace of unit.namespaces) {
        const { name, level, environment, labels: own, hasWorkloads, hasSolvers } = namespace;
        const gateway = gateways[unit.platform.gateway]!.namespace;
        new ClusterNamespace(chart, `Namespace-${name}`, { name, level, environment: environment.name, own, unit });
        if (hasWorkloads) {
          new Quota(chart, `Quota-${name}`, namespace);
          new DefaultDeny(chart, `DefaultDeny-${name}`, { namespace: name });
        }
        if (hasSolvers) new SolverPolicy(chart, `SolverPolicy-${name}`, { namespace: name, gateway });
        new Reconciler(chart, `Reconciler-${name}`, { namespace: name, unit });
      }
    },
  };
}

function controllers(unit: ClusterUnit): Part[] {
  const all = unit.components.map(component);
  return unit.components.map((name, index) => ({
    name,
    after: all[index]!.after.filter((other) => unit.components.includes(other)),
    build(chart) {
      const { namespace, level } = all[index]!;
      new ClusterNamespace(chart, 'Namespace', { name: namespace, level, unit });
      new Release(chart, 'Release', { ...all[index]!, name, all, unit });
    },
  }));
}

/** A component by its name, which only a table of ours can have written. */
function component(name: string): (typeof components)[string] {
  const known = components[name];
  if (!known) throw new Error(`component: expected one of ${Object.keys(components).join(', ')}; got ${name}`);
  return known;
}

/** Stores that nothing would read are none. */
function stores(unit: ClusterUnit): Part[] {
  const after = ['external-secrets'];
  if (unit.stores.length === 0 || !after.every((name) => unit.components.includes(name))) return [];
  return [{ name: 'stores', after, build: (chart) => new Stores(chart, 'Stores', unit) }];
}

function entrance({ platform, hosts, loadBalancer, components: used }: ClusterUnit, gateways: Gateways): Part[] {
  const gateway = gateways[platform.gateway];
  if (!gateway)
    throw new Error(`gateway: expected one of ${Object.keys(gateways).join(', ')}; got ${platform.gateway}`);
  const after = gateway.components.filter((name) => used.includes(name));
  if (hosts.length === 0 || after.length === 0) return [];
  return [
    {
      name: 'entrance',
      after,
      build: (chart) =>
        new gateway.Entrance(chart, 'Entrance', {
          ...{ hosts, loadBalancer },
          ...{ contact: platform.contact, platform: platform.name },
        }),
    },
  ];
}
