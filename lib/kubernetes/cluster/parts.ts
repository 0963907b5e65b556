import { componentFor } from '../../model/component-names';
import type { Construct } from 'constructs';
import type { ClusterUnit } from '../../model/cluster-unit';
import type { Component, ComponentTable } from '../../model/component';
import { objectName } from '../../model/object-name';
import type { Gateways } from '../gateways/gateway';
import { platformDashboard } from '../../observability/dashboards/platform-dashboard';
import { checkMade } from '../gateways/made-kinds';
import { AlertRouting } from '../observability/alert-routing';
import { Dashboard } from '../observability/dashboard';
import { Admission } from './admission';
import { Classes } from './classes';
import { componentsOf } from './components';
import { DefaultDeny } from './default-deny';
import type { ClusterProps } from './props';
import { ClusterNamespace } from './namespace';
import { labels, reconciler } from './names';
import { Quota } from './quota';
import { Reconciler } from './reconciler';
import { ReconcilerRole } from './reconciler-role';
import { Release } from './release';
import { SolverPolicy } from './solver-policy';
import { Stores } from './stores';

/** A folder of a cluster with its own Kustomization. */
export interface Part {
  readonly name: string;
  /** Parts that are applied first. */
  readonly after: readonly string[];
  /** Service account that Flux applies it as. @default - that of the cluster */
  readonly account?: string;
  /** Creates the content of the folder. */
  readonly build: (chart: Construct) => void;
}

/** All non-empty parts of a cluster. */
export function parts(props: ClusterProps, constructs: Gateways): Part[] {
  const { unit } = props;
  return [
    ...[namespaces(props), ...controllers(props), ...stores(unit), ...alerting(unit), ...entrance(unit, constructs)],
    ...overview(unit),
  ];
}

/** Prerequisites of services: namespaces and classes. */
function namespaces({ unit, gateways }: ClusterProps): Part {
  return {
    name: 'namespaces',
    after: [],
    build(chart) {
      new Classes(chart, 'Classes', unit);
      new ReconcilerRole(chart, 'ReconcilerRole', { unit, gateways });
      new Admission(chart, 'Admission', { unit, gateways });
      for (const namespace of unit.namespaces) {
        const { name, level, environment, labels: own, hasWorkloads, hasSolvers } = namespace;
        const gateway = gateways[unit.platform.gateway]!.namespace;
        new ClusterNamespace(chart, `Namespace-${name}`, { name, level, environment: environment.name, own, unit });
        if (hasWorkloads) {
          new Quota(chart, `Quota-${name}`, namespace);
          new DefaultDeny(chart, `DefaultDeny-${name}`, { namespace, unit });
        }
        if (hasSolvers) new SolverPolicy(chart, `SolverPolicy-${name}`, { namespace: name, gateway });
        new Reconciler(chart, `Reconciler-${name}`, { namespace, unit });
      }
    },
  };
}

function controllers({ unit, gateways }: ClusterProps): Part[] {
  const components = componentsOf(gateways);
  const all = present(unit).map((name) => component(name, components));
  return unit.components.map((name) => {
    const own = component(name, components);
    const isAwaited = (other: string) =>
      [other, ...(components[other]?.provides ?? [])].some((one) => own.after?.includes(one));
    return {
      name,
      after: unit.components.filter(isAwaited),
      build(chart) {
        new ClusterNamespace(chart, 'Namespace', { name: own.namespace, level: own.level, unit });
        new Release(chart, 'Release', { ...own, name, all, unit });
      },
    };
  });
}

/** Names of all controllers in the cluster, including external ones. */
function present({ components, external = [] }: ClusterUnit): readonly string[] {
  return [...components, ...external];
}

/** A component by its name from a table. */
function component(name: string, components: ComponentTable): Component {
  const known = components[name];
  if (!known) throw new Error(`component: expected one of ${Object.keys(components).join(', ')}; got ${name}`);
  return known;
}

/** Stores without readers are left out. */
function stores(unit: ClusterUnit): Part[] {
  const reader = componentFor.secrets;
  if (unit.stores.length === 0 || !present(unit).includes(reader)) return [];
  const after = unit.components.filter((name) => name === reader);
  return [{ name: 'stores', after, build: (chart) => new Stores(chart, 'Stores', unit) }];
}

/** Whom alerts go to, where Alertmanager is none of the own components, by the accounts of the namespaces that hold it. */
function alerting(unit: ClusterUnit): Part[] {
  const { owned, environments } = unit.alerting ?? { owned: true, environments: [] };
  if (owned) return [];
  const namespaces = [...new Set(environments.flatMap((one) => one.namespaces))].sort();
  const reads = environments.some(({ store }) => store !== undefined) && stores(unit).length > 0;
  return namespaces.map((namespace) => ({
    name: objectName(`alerting-${namespace}`),
    after: ['namespaces', ...(reads ? ['stores'] : [])],
    account: reconciler(namespace),
    build: (chart) => new AlertRouting(chart, 'AlertRouting', { unit, namespace }),
  }));
}

function entrance(unit: ClusterUnit, gateways: Gateways): Part[] {
  const { platform, hosts, loadBalancer, components: installed } = unit;
  const gateway = gateways[platform.gateway];
  if (!gateway)
    throw new Error(`gateway: expected one of ${Object.keys(gateways).join(', ')}; got ${platform.gateway}`);
  if (hosts.length === 0 || !gateway.components.some((name) => present(unit).includes(name))) return [];
  return [
    {
      name: 'entrance',
      after: gateway.components.filter((name) => installed.includes(name)),
      build(chart) {
        const { name, contact } = platform;
        const made = new gateway.Entrance(chart, 'Entrance', { hosts, loadBalancer, contact, platform: name });
        checkMade(made, platform.gateway, gateway, 'cluster');
      },
    },
  ];
}

/** By the account of its namespace: that of the cluster may write no ConfigMaps, wherever they are. */
function overview(unit: ClusterUnit): Part[] {
  const { overview: shown, platform, cluster } = unit;
  if (!shown) return [];
  const namespace = shown.namespaces[0]!;
  return [
    {
      // After a move to another namespace, the old one is deleted by the account of its own.
      name: `dashboards-${namespace}`,
      after: ['namespaces'],
      account: reconciler(namespace),
      build(chart) {
        const dashboard = platformDashboard({ platform: platform.name, cluster: cluster.name }, shown);
        const name = `dashboard-${namespace}`;
        new Dashboard(chart, 'Dashboard', { name, namespace, folder: platform.name, dashboard, labels: labels(unit) });
      },
    },
  ];
}
