import type { FieldChange } from '../../diff/object-change';
import { textAt, textsAt } from './body';
import { refusal } from './refusal';
import { type Decision, type FieldRule, type Subject, always } from './rule';
import { kubernetesPage, validationOf } from './sources';

const page = kubernetesPage('concepts/services-networking/service/');
const types = ['Service'];

/** What changed fields of Services do; which pods a Service finds is a rule of its own. */
export const serviceRules: readonly FieldRule[] = [
  {
    rule: 'service-cluster-ip',
    types,
    fields: ['spec.clusterIP', 'spec.clusterIPs'],
    source: validationOf('core'),
    decide: clusterIp,
  },
  { rule: 'service-ip-family', types, fields: ['spec.ipFamilies'], source: validationOf('core'), decide: ipFamily },
  {
    rule: 'service-load-balancer-class',
    types,
    fields: ['spec.loadBalancerClass'],
    source: validationOf('core'),
    decide: (_field, subject) =>
      isBoth(subject, 'LoadBalancer')
        ? refusal(subject, 'the API server refuses another loadBalancerClass')
        : { consequence: 'in-place', reason: 'another controller makes the load balancer' },
  },
  {
    rule: 'service-health-port',
    types,
    fields: ['spec.healthCheckNodePort'],
    source: validationOf('core'),
    decide: (_field, subject) => refusal(subject, 'the API server refuses another healthCheckNodePort'),
  },
  {
    rule: 'service-type',
    types,
    fields: ['spec.type', 'spec.externalName'],
    source: `${page}#publishing-services-service-types`,
    decide: serviceType,
  },
  {
    rule: 'service-sources',
    types,
    fields: ['spec.loadBalancerSourceRanges', 'spec.externalIPs'],
    source: page,
    decide: sources,
  },
  {
    rule: 'service-routing',
    types,
    fields: ['spec.internalTrafficPolicy', 'spec.externalTrafficPolicy'],
    source: kubernetesPage('reference/networking/virtual-ips/#traffic-policies'),
    decide: ({ after }) =>
      after === 'Local'
        ? {
            consequence: 'restart-with-downtime',
            reason: 'traffic stays on its node: callers on nodes without a pod of the Service reach none',
          }
        : { consequence: 'in-place', reason: 'traffic goes to pods of all nodes' },
  },
  {
    rule: 'service-ports',
    types,
    fields: ['spec.ports', 'spec.selector'],
    source: page,
    decide: always('in-place', 'nodes route by the new Service within seconds; no pod restarts'),
  },
  {
    rule: 'service-settings',
    types,
    fields: [
      ...['sessionAffinity', 'sessionAffinityConfig', 'publishNotReadyAddresses', 'trafficDistribution'],
      ...['allocateLoadBalancerNodePorts', 'ipFamilyPolicy'],
    ].map((field) => `spec.${field}`),
    source: page,
    decide: always('in-place', 'nodes route by the new setting within seconds; no pod restarts'),
  },
];

const isBoth = ({ before, after }: Subject, type: string) =>
  [before, after].every((body) => textAt(body, 'spec', 'type') === type);

function clusterIp({ before, after }: FieldChange, subject: Subject): Decision {
  const external = [subject.before, subject.after].some((body) => textAt(body, 'spec', 'type') === 'ExternalName');
  if (external) return { consequence: 'in-place', reason: 'a Service of type ExternalName has no cluster address' };
  if (after === undefined)
    return {
      consequence: 'none',
      reason: `the Service keeps ${before === 'None' ? 'having no address' : 'the address that it has'}`,
    };
  return refusal(subject, 'the API server refuses another clusterIP');
}

function ipFamily(_field: FieldChange, subject: Subject): Decision {
  const [from, to] = [subject.before, subject.after].map((body) => textsAt(body, 'spec', 'ipFamilies')[0]);
  return from === to || to === undefined
    ? { consequence: 'in-place', reason: 'the Service gains or loses its second address' }
    : refusal(subject, 'the API server refuses another primary IP family');
}

function serviceType({ after }: FieldChange, { before: body }: Subject): Decision {
  const open = ['LoadBalancer', 'NodePort'];
  const from = textAt(body, 'spec', 'type') ?? 'ClusterIP';
  if (after === 'LoadBalancer')
    return {
      consequence: 'exposure',
      reason: 'a load balancer of the cloud opens the Service to its network, or the internet',
    };
  if (after === 'NodePort' && !open.includes(from))
    return { consequence: 'exposure', reason: 'each node opens a port of the Service' };
  if (open.includes(from))
    return {
      consequence: 'restart-with-downtime',
      reason: `the Service of type ${from} becomes one of another type: callers of its outer address reach it no more`,
    };
  return {
    consequence: 'restart-with-downtime',
    reason: 'the name of the Service leads somewhere else: connections to its cluster address break',
  };
}

function sources({ path }: FieldChange, { before, after }: Subject): Decision {
  const field = path.slice(0, 2);
  const [from, to] = [textsAt(before, ...field), textsAt(after, ...field)];
  const widened =
    field[1] === 'externalIPs'
      ? to.some((one) => !from.includes(one))
      : to.length === 0 || to.some((one) => !from.includes(one));
  return widened
    ? { consequence: 'exposure', reason: `${field[1]} lets more in: ${to.join(', ') || 'every address'}` }
    : { consequence: 'restart-with-downtime', reason: `${field[1]} shuts some callers out` };
}
