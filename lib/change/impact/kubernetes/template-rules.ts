import type { ObjectBody } from '../../diff/object-change';
import { at, isSame, itemsAt, mapAt, numberAt, textAt } from './body';
import { directionOf } from './direction';
import { privilegesOf } from './pod-privileges';
import type { Decision, ObjectRule, Subject } from './rule';
import { servicesOf, templateOf, workloadKinds } from './selectors';
import { setChange, someOf } from './sets';
import { kubernetesPage } from './sources';

const types = workloadKinds.map((kind) => (kind.endsWith('Job') ? `batch/${kind}` : `apps/${kind}`));
const lifecycle = kubernetesPage('concepts/workloads/pods/pod-lifecycle/');

/** What a changed pod template does beside replacing the pods. */
export const templateRules: readonly ObjectRule[] = [
  {
    rule: 'security-context',
    types,
    source: kubernetesPage('concepts/security/pod-security-standards/'),
    decide: comparing((before, after, { context }) => {
      const { added } = setChange(privilegesOf(before, context.before), privilegesOf(after, context.after));
      return added.map((text) => ({ consequence: 'exposure', reason: `from now on ${text}`, field: templatePath }));
    }),
  },
  {
    rule: 'container-resources',
    types,
    source: kubernetesPage('concepts/configuration/manage-resources-containers/'),
    decide: comparing(resources),
  },
  { rule: 'grace-period', types, source: `${lifecycle}#pod-termination`, decide: comparing(grace) },
  { rule: 'pre-stop-removed', types, source: `${lifecycle}#pod-termination`, decide: comparing(preStop) },
  {
    rule: 'readiness-removed',
    types,
    source: kubernetesPage('concepts/configuration/liveness-readiness-startup-probes/'),
    decide: comparing(readiness),
  },
  {
    rule: 'scheduling',
    types,
    source: kubernetesPage('concepts/scheduling-eviction/assign-pod-node/'),
    decide: comparing(scheduling),
  },
];

const templatePath = ['spec', 'template'];

type Comparison = (before: ObjectBody, after: ObjectBody, subject: Subject) => readonly Decision[];

/** A rule that compares the templates before and after a change. */
function comparing(compare: Comparison): ObjectRule['decide'] {
  return (subject) => {
    const [before, after] = [templateOf(subject.before), templateOf(subject.after)];
    return before && after && !isSame(before, after) ? compare(before, after, subject) : [];
  };
}

const containersOf = (template: ObjectBody) => itemsAt(template, 'spec', 'containers');
const namesakeOf = (container: ObjectBody, template: ObjectBody) =>
  containersOf(template).find(({ name }) => name === container.name);

function resources(before: ObjectBody, after: ObjectBody): readonly Decision[] {
  return containersOf(after).flatMap((container) =>
    ['requests', 'limits'].flatMap((list) => {
      const old = mapAt(namesakeOf(container, before), 'resources', list);
      const now = mapAt(container, 'resources', list);
      return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((key) =>
        resource(`${list}.${key}`, old[key], now[key]),
      );
    }),
  );
}

function resource(what: string, before: unknown, after: unknown): readonly Decision[] {
  if (directionOf(before, after) === 0) return [];
  const limits = what.startsWith('limits');
  // A limit that goes lets a container take what others need; a request that goes costs it its place.
  const rises = directionOf(before, after) === 1 || (after === undefined ? limits : before === undefined && !limits);
  const reason = `${what} of a container goes from ${text(before)} to ${text(after)}`;
  return [
    rises
      ? {
          consequence: 'cost-up',
          reason: `${reason}: a node holds fewer pods, and one without room leaves them pending`,
          field: templatePath,
        }
      : { consequence: 'capacity', reason: `${reason}: each pod has less to work with`, field: templatePath },
  ];
}

const text = (value: unknown) => (value === undefined ? 'none' : String(value));

function grace(_before: ObjectBody, after: ObjectBody): readonly Decision[] {
  const seconds = numberAt(after, 'spec', 'terminationGracePeriodSeconds') ?? 30;
  return containersOf(after).flatMap((container) => {
    const sleep = numberAt(container, 'lifecycle', 'preStop', 'sleep', 'seconds');
    return sleep !== undefined && sleep >= seconds
      ? [
          {
            consequence: 'restart-with-downtime',
            reason: `preStop sleeps ${sleep} s of a grace period of ${seconds} s: the container is killed with its requests`,
            field: templatePath,
          },
        ]
      : [];
  });
}

function preStop(before: ObjectBody, after: ObjectBody, { context }: Subject): readonly Decision[] {
  return losing(
    before,
    after,
    (container) => at(container, 'lifecycle', 'preStop') !== undefined,
    context.after,
    (name) => `the container ${name} has no preStop any more: at each replacement requests reach a pod that stops`,
  );
}

function readiness(before: ObjectBody, after: ObjectBody, { context }: Subject): readonly Decision[] {
  return losing(
    before,
    after,
    (container) => container.readinessProbe !== undefined,
    context.after,
    (name) => `the container ${name} has no readiness probe any more: each new pod gets requests before it can answer`,
  );
}

function losing(
  before: ObjectBody,
  after: ObjectBody,
  has: (container: ObjectBody) => boolean,
  around: readonly ObjectBody[],
  reason: (name: string) => string,
): readonly Decision[] {
  if (servicesOf(mapAt(after, 'metadata', 'labels'), around).length === 0) return [];
  const lost = containersOf(after).filter((container) => {
    const old = namesakeOf(container, before);
    return old !== undefined && has(old) && !has(container);
  });
  return lost.map((container) => ({
    consequence: 'restart-with-downtime',
    reason: reason(textAt(container, 'name') ?? ''),
    field: templatePath,
  }));
}

/** Fields of a pod that decide which nodes it may run on, or which pods are evicted first. */
const placing = [
  'nodeSelector',
  'affinity',
  'tolerations',
  'topologySpreadConstraints',
  'priorityClassName',
  'runtimeClassName',
  'schedulerName',
  'nodeName',
];

function scheduling(before: ObjectBody, after: ObjectBody): readonly Decision[] {
  const changed = placing.filter((field) => !isSame(at(before, 'spec', field) ?? {}, at(after, 'spec', field) ?? {}));
  return changed.length > 0
    ? [
        {
          consequence: 'capacity',
          reason: `${someOf(changed)} of the pods changes: one that no node fits stays pending, and others may be evicted first`,
          field: [...templatePath, 'spec'],
        },
      ]
    : [];
}
