import type { ObjectBody } from '../../diff/object-change';
import { at, isSame, itemsAt, mapAt, nameOf, ofKind, textAt } from './body';
import { refusal } from './refusal';
import type { Decision, ObjectRule, Subject } from './rule';
import { podLabels, selectedBy, selects, servicesOf, templateOf } from './selectors';
import { someOf } from './sets';
import { kubernetesPage, validationOf } from './sources';

const page = kubernetesPage('concepts/services-networking/service/');
const workloads = ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'];

/** What a change does to the pods that Services, routes and budgets find. */
export const trafficRules: readonly ObjectRule[] = [
  {
    rule: 'selector-and-template',
    types: [...workloads, 'apps/ReplicaSet'],
    source: validationOf('apps'),
    decide: ownSelector,
  },
  { rule: 'service-loses-pods', types: workloads, source: page, decide: labelsLost },
  { rule: 'service-target-port', types: workloads, source: `${page}#field-spec-ports`, decide: portsLost },
  { rule: 'service-finds-no-pods', types: ['Service'], source: page, decide: serviceFinds },
  { rule: 'service-port-removed', types: ['Service'], source: page, decide: servicePorts },
];

const down = (reason: string, field?: readonly string[]): Decision => ({
  consequence: 'restart-with-downtime',
  reason,
  ...(field ? { field } : {}),
});

function ownSelector(subject: Subject): readonly Decision[] {
  const { after } = subject;
  const wrong = templateOf(after) && !selects(mapAt(after, 'spec', 'selector'), podLabels(after));
  return wrong
    ? [
        {
          ...refusal(subject, 'the selector does not select the labels of the pod template'),
          field: ['spec', 'template', 'metadata', 'labels'],
        },
      ]
    : [];
}

function labelsLost({ before, after, context }: Subject): readonly Decision[] {
  if (!templateOf(before) || !templateOf(after)) return [];
  const found = servicesOf(podLabels(after), context.after).map(nameOf);
  const lost = servicesOf(podLabels(before), context.before)
    .map(nameOf)
    .filter((name) => !found.includes(name) && stays(name, 'Service', context.after));
  return lost.length > 0
    ? [
        down(`the Service ${someOf(lost)} no longer selects the pods: it has no endpoint of them`, [
          'spec',
          'template',
          'metadata',
          'labels',
        ]),
      ]
    : [];
}

const stays = (name: string, kind: string, bodies: readonly ObjectBody[]) =>
  ofKind(bodies, kind).some((body) => nameOf(body) === name);

function portsLost({ before, after, context }: Subject): readonly Decision[] {
  if (!templateOf(before) || !templateOf(after)) return [];
  return servicesOf(podLabels(after), context.after).flatMap((service) => {
    const gone = itemsAt(service, 'spec', 'ports').filter((port) => answers(port, before) && !answers(port, after));
    return gone.map((port) =>
      down(
        `the Service ${nameOf(service)} forwards to the port ${String(at(port, 'targetPort'))}, which no container has any more`,
        ['spec', 'template', 'spec', 'containers'],
      ),
    );
  });
}

/** Whether a workload's containers have the port by whose name a port of a Service forwards; a number needs no declared port. */
function answers(port: ObjectBody, workload: ObjectBody): boolean {
  const target = at(port, 'targetPort') ?? at(port, 'port');
  const ports = itemsAt(templateOf(workload), 'spec', 'containers').flatMap((container) => itemsAt(container, 'ports'));
  return typeof target === 'string'
    ? ports.some(({ name }) => name === target)
    : ports.length === 0 || ports.some(({ containerPort }) => containerPort === target);
}

function serviceFinds({ before, after, context }: Subject): readonly Decision[] {
  if (!('spec' in before) || !('spec' in after)) return [];
  const [old, now] = [before, after].map((body) => mapAt(body, 'spec', 'selector'));
  const finds = selectedBy(now, context.after);
  const selectorChanges = !isSame(old, now);
  if (selectorChanges && Object.keys(now!).length === 0)
    return [
      down('the Service selects no pod any more: its endpoints are those of another object', ['spec', 'selector']),
    ];
  if (selectorChanges && finds.length === 0)
    return [
      down('no pod of the namespace has the labels that the Service selects: it has no endpoint', ['spec', 'selector']),
    ];
  const missed = itemsAt(after, 'spec', 'ports').filter(
    (port) => finds.length > 0 && !finds.some((workload) => answers(port, workload)),
  );
  const had = itemsAt(before, 'spec', 'ports');
  return missed
    .filter(
      (port) =>
        selectorChanges ||
        !had.some((one) => isSame(at(one, 'targetPort') ?? one.port, at(port, 'targetPort') ?? port.port)),
    )
    .map((port) =>
      down(`no container that the Service selects has the port ${String(at(port, 'targetPort') ?? port.port)}`, [
        'spec',
        'ports',
      ]),
    );
}

function servicePorts({ before, after }: Subject): readonly Decision[] {
  if (!('spec' in before) || !('spec' in after)) return [];
  const now = itemsAt(after, 'spec', 'ports');
  const gone = itemsAt(before, 'spec', 'ports').filter(
    ({ port, nodePort }) =>
      !now.some((one) => one.port === port && (nodePort === undefined || one.nodePort === nodePort)),
  );
  const closed = gone.map(({ port }) =>
    down(`the Service no longer answers at its port ${String(port)}: callers of that port fail`, ['spec', 'ports']),
  );
  const open = ['LoadBalancer', 'NodePort'].includes(textAt(after, 'spec', 'type') ?? '');
  const added = now.filter(({ port }) => !itemsAt(before, 'spec', 'ports').some((one) => one.port === port));
  const opened = open
    ? added.map(({ port }): Decision => ({
        consequence: 'exposure',
        reason: `the port ${String(port)} is opened to callers outside of the cluster`,
        field: ['spec', 'ports'],
      }))
    : [];
  return [...closed, ...opened];
}
