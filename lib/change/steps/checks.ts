import { at, isMapping } from '../../model/mapping';
import type { Consequential } from '../change-report';
import type { FoundObject } from '../diff/found-object';
import { unfolded } from '../diff/same-value';
import type { Applier } from './appliers';
import { fluxNamespace, kubectl } from './commands';
import type { Part } from './part';
import type { Check, Words } from './step';

/** Longest wait for pods, in the words of kubectl. */
const timeout = '--timeout=15m';

type Rollout = (name: string, space: string, context: string) => Check;

const status =
  (kind: string): Rollout =>
  (name, space, context) => ({
    what: `the pods of ${kind} ${name} are ready`,
    command: kubectl(context, space, 'rollout', 'status', `${kind}/${name}`, timeout),
  });

/** Checks that a changed workload is up, by its type. */
const rollouts: Readonly<Record<string, Rollout>> = {
  'apps/Deployment': status('deployment'),
  'apps/StatefulSet': status('statefulset'),
  'apps/DaemonSet': status('daemonset'),
  'batch/Job': (name, space, context) => ({
    what: `job ${name} is complete`,
    command: kubectl(context, space, 'wait', '--for=condition=complete', `job/${name}`, timeout),
  }),
};

/** Checks after Flux has applied changed objects of a service. */
export function rolloutChecks(changes: readonly Consequential[], context: string): Check[] {
  return changes.flatMap(({ type, name, action }) => {
    const [space, own] = name.split('/');
    const rollout = action !== 'delete' && own !== undefined && Object.hasOwn(rollouts, type) && rollouts[type];
    return rollout ? [rollout(own!, space!, context)] : [];
  });
}

type Named = Pick<Applier, 'kind' | 'name'>;

/** Whether Flux applies nothing by some of its objects. */
export function isSuspended(appliers: readonly Named[], context: string): Check {
  return {
    what: 'Flux waits',
    command: onFlux(appliers, context, '--for=jsonpath={.spec.suspend}=true', '--timeout=1m'),
  };
}

/** Whether Flux has applied what changes, and Kustomizations that go are gone with what they applied. */
export function deliveryChecks({ appliers, gone, context }: Pick<Part, 'appliers' | 'gone' | 'context'>): Check[] {
  return [
    ...(appliers.length > 0
      ? [{ what: 'Flux has applied it', command: onFlux(appliers, context, '--for=condition=Ready', timeout) }]
      : []),
    ...(gone.length > 0
      ? [{ what: 'Flux has removed what goes', command: onFlux(gone, context, '--for=delete', timeout) }]
      : []),
  ];
}

function onFlux(appliers: readonly Named[], context: string, ...words: string[]): Words {
  return kubectl(context, fluxNamespace, 'wait', ...appliers.map(({ kind, name }) => `${kind}/${name}`), ...words);
}

/** Most alerts of one service that a step lists: those that page come first. */
const most = 4;

/** Alerts of a service that must stay silent, with their own thresholds and times. */
export function alertChecks(service: string, objects: readonly FoundObject[]): Check[] {
  const rules = objects.flatMap(({ body }) => groupsIn(body)).filter(({ alert }) => typeof alert === 'string');
  // Of several windows of one alert, the first is the fastest.
  const named = [...new Map([...rules].reverse().map((rule) => [rule['alert'], rule])).values()].reverse();
  const ranked = named.sort((a, b) => Number(isCritical(b)) - Number(isCritical(a)));
  return ranked.slice(0, most).map(({ alert, expr, for: quiet = '5m' }) => ({
    what: `alert ${String(alert)} of ${service} stays silent`,
    query: { expression: String(expr), quiet: String(quiet) },
  }));
}

type Rule = Readonly<Record<string, unknown>>;

function isCritical({ labels }: Rule): boolean {
  return isMapping(labels) && labels['severity'] === 'critical';
}

function groupsIn(body: object): Rule[] {
  const data = at(body, ['data']);
  const files = isMapping(data) ? Object.values(data).map((text) => at(unfolded(text), ['groups'])) : [];
  const groups = [at(body, ['spec', 'groups']), ...files].filter(Array.isArray).flat();
  return groups.flatMap((group: unknown) => {
    const rules = at(group, ['rules']);
    return Array.isArray(rules) ? rules.filter(isMapping) : [];
  });
}
