import { App, Chart } from 'cdk8s';
import { RootConstruct } from 'constructs';
import { type Clouds, type SideFile, connect } from '../../lib/cloud/cloud';
import type { Handed } from '../../lib/cloud/connection';
import { renderStack } from '../../lib/cloud/render';
import { Stack } from '../../lib/cloud/stack';
import type { Alarms } from '../../lib/model/alarms';
import type { Backing, Kind, Kinds } from '../../lib/model/backing';
import type { Binding } from '../../lib/model/binding';
import type { Facts } from '../../lib/model/facts';
import { physicalName } from '../../lib/model/name';
import type { Site, StackUnit } from '../../lib/model/unit';
import { bind } from '../../lib/resolve/link/bind';
import { variants } from './options';

/** A cloud under test. */
export interface Stage {
  readonly cloud: string;
  readonly facts: Facts;
  readonly clouds: Clouds;
}

/** A backing under test. */
export interface Asked<K extends Kind = Kind> {
  readonly kind: K;
  readonly options: Kinds[K];
  readonly native?: Readonly<Record<string, unknown>>;
  /** Name of one that exists. @default - a new one */
  readonly existing?: string;
  /** Whether another stack of ours makes it. @default false */
  readonly shared?: boolean;
  /** Whether a service uses it, through an identity and a bundle. @default false */
  readonly used?: boolean;
  /** @default - none */
  readonly alarms?: Alarms;
}

/** What a backing becomes, in files and for others. */
export interface Made {
  readonly body: object;
  /** What its cloud's own tools read beside a stack; of a queue, with a Worker that reads it. @default - none */
  readonly files?: readonly SideFile[];
  readonly handed: Handed;
}

const placement = { region: 'eu-central-1', account: '123456789012', failoverRegion: 'eu-west-1' };
const scope = ['shop', 'live', 'orders'];
const namespace = 'shop-live';

/** Builds one backing as the layer of its cloud does. */
export function make(stage: Stage, asked: Asked): Made {
  const binding = bindingOf(stage, asked);
  const unit = unitOf(stage, binding, asked.used ?? false, asked.alarms);
  return stage.facts.layer === 'terraform' ? inStack(stage, unit) : inChart(stage, unit, binding);
}

function inStack({ cloud, facts, clouds }: Stage, unit: StackUnit): Made {
  const stack = new Stack(new RootConstruct(), unit, clouds);
  const readers = unit.bindings.some(({ kind }) => kind === 'queue') && !('unavailable' in facts.kinds.worker);
  const read = { ...unit, bindings: [...unit.bindings, ...(readers ? [reader(cloud)] : [])] };
  return {
    handed: stack.connections.it!,
    body: renderStack(stack, 'source').body,
    files: clouds[cloud]!.files?.(read),
  };
}

function reader(cloud: string): Binding {
  const options = { ...variants.worker[0]!, queues: { QUEUE: 'it' } };
  const plain = { name: 'reader', cloud, access: 'readWrite', default: true, generation: 1, extras: {} } as const;
  return { ...plain, kind: 'worker', options, native: {}, physicalName: 'reader', values: {} };
}

function inChart({ cloud, clouds }: Stage, unit: StackUnit, binding: Binding): Made {
  const chart = new Chart(new App(), 'bindings', { namespace, disableResourceNameHashes: true });
  new clouds[cloud]!.Context(chart, unit, unit.sites[cloud]!);
  const handed = connect(clouds[cloud]!, chart, binding as Binding<Kind>);
  return { handed, body: chart.toJson() };
}

function bindingOf({ cloud, facts }: Stage, { kind, options, native = {}, existing, shared }: Asked): Binding {
  const plain = { name: 'it', cloud, access: 'readWrite', default: true, generation: 1, extras: {} } as const;
  const backing = { ...plain, kind, options, native, existing } as Backing;
  const bound = bind(backing, {
    scope,
    facts: { [cloud]: facts },
    placement,
    namespace,
    siblings: [backing],
  }) as Binding;
  return shared ? ({ ...bound, shared: bound.physicalName } as Binding) : bound;
}

function unitOf({ cloud, facts }: Stage, binding: Binding, used: boolean, alarms?: Alarms): StackUnit {
  const workload = {
    namespace,
    serviceAccount: 'orders',
    cluster: 'shop-live',
    issuer: 'https://issuer.example.com',
    home: cloud,
    bundle: physicalName([...scope, 'bundle'], facts.bundle.name),
    permissions: [],
  };
  return {
    name: scope.join('.'),
    source: 'services/shop/orders/deployment-config.yaml',
    context: {
      platform: 'shop',
      scope: 'live',
      tags: { Project: 'shop' },
      protect: false,
      ...(alarms && { alarms }),
      namespace,
      generation: 1,
    },
    sites: { [cloud]: siteOf(cloud, facts) },
    bindings: [binding],
    after: [],
    workload: used ? workload : undefined,
  };
}

function siteOf(cloud: string, { identity, shared }: Facts): Site {
  const key = {
    name: 'key',
    kind: 'key',
    cloud,
    physicalName: 'shop-live-orders-key-123456',
    options: { rotationDays: 365, deletionWindowDays: 30 },
    native: {},
    generation: 1,
  };
  return {
    ...placement,
    shared: physicalName(['shop', 'live'], shared.name),
    clusterShared: physicalName(['shop', 'live', 'cluster'], shared.name),
    network: 'shop-live',
    key: key as unknown as Binding<'key'>,
    identity: { name: physicalName(scope, identity.name), values: identity.values },
  };
}
