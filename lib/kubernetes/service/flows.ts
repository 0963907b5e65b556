import { workloadTypes } from '../../model/workload-types';
import type { Endpoint } from '../../model/parts/networking';
import type { Flow } from '../../model/parts/security';
import type { Unit } from '../../model/unit';
import { componentFor, controllerNamespaces } from '../../model/component-names';
import { gatewayHost, otlpPorts } from '../../model/parts/collector';
import { anywhere, onNode, tcp } from './peers';

type Ports = Flow['ports'];

/** Namespace of the metrics collector. */
const monitoring = 'monitoring';

const dns: Ports = [{ port: 53, protocol: 'UDP' }, tcp(53)];

/** DNS peers: pods, the node itself, and further addresses of the cluster. */
function names({ environment: { cluster } }: Unit): Flow[] {
  const addresses = [onNode, ...(cluster.dns ?? [])];
  return [
    { peer: { type: 'namespace', name: 'kube-system' }, ports: dns },
    ...addresses.map((cidr): Flow => ({ peer: { type: 'cidr', cidr, except: [] }, ports: dns })),
  ];
}

/** Ingress flows of a service: from callers, the gateway, the metrics collector, and peers of its spec. */
export function incoming(unit: Unit, gatewayNamespace: string): Flow[] {
  const { networking, security } = unit.service;
  if (security.replaceFlows) return [...security.ingress];

  const { ingress, endpoints, containerPorts, profiled } = networking;
  const served = endpoints.flatMap(targets);
  const open = endpoints.filter(({ type }) => type === 'LoadBalancer' || type === 'NodePort').flatMap(targets);
  const answering = endpoints
    .filter(({ name }) => name === ingress?.service)
    .flatMap((endpoint) =>
      targets({ ...endpoint, ports: endpoint.ports.filter(({ port }) => port === ingress?.port) }),
    );
  const scraped = unit.service.monitoring?.scrape?.port;
  const metrics = containerPorts
    .filter(({ name, port }) => port === profiled || (scraped === undefined ? name === 'metrics' : port === scraped))
    .map(({ port }) => tcp(port));
  return [
    ...unit.callers.map(({ name, namespace }) => ({
      peer: { type: 'service' as const, name, namespace },
      ports: served,
    })),
    { peer: { type: 'namespace' as const, name: gatewayNamespace }, ports: ingress ? answering : [] },
    { peer: { type: 'any' as const }, ports: open },
    { peer: { type: 'namespace' as const, name: monitoring }, ports: metrics },
    ...among(unit, containerPorts),
    // An empty list of ports means none here, but all in a NetworkPolicy.
  ]
    .filter(({ ports }) => ports.length > 0)
    .concat(security.ingress);
}

/** Egress flows of a service: to DNS, called services, backings, identities, and peers of its spec. */
export function outgoing(unit: Unit): Flow[] {
  const { security, networking } = unit.service;
  if (security.replaceFlows) return [...names(unit), ...security.egress];

  const called = unit.callees.map(({ name, namespace, ports }) => ({
    peer: { type: 'service' as const, name, namespace },
    ports,
  }));
  return distinct([
    ...names(unit),
    // An empty list of ports means none here, but all in a NetworkPolicy.
    ...[...called, ...among(unit, networking.containerPorts)].filter(({ ports }) => ports.length > 0),
    ...toBackings(unit),
    ...toCollector(unit),
    ...unit.egress,
    // The provider chooses the API server's address.
    ...(security.automountToken ? [{ peer: anywhere, ports: [tcp(443), tcp(6443)] }] : []),
    ...security.egress,
  ]);
}

/** The flow to the collector of its cluster, where its SDK sends there. */
function toCollector({ service: { variables } }: Unit): Flow[] {
  if (!variables.OTEL_EXPORTER_OTLP_ENDPOINT?.startsWith(`http://${gatewayHost}:`)) return [];
  const peer = { type: 'namespace' as const, name: controllerNamespaces[componentFor.traces] };
  return [{ peer, ports: Object.values(otlpPorts).map(tcp) }];
}

/** Flows between the pods of a stateful service. */
function among({ service, names }: Unit, ports: Ports): Flow[] {
  if (!workloadTypes[service.workload.type].stableIdentity) return [];
  return [
    {
      peer: { type: 'service', name: service.name, namespace: names.namespace },
      ports: ports.map(({ port, protocol }) => ({ port, protocol })),
    },
  ];
}

/** Flows to in-cluster backings; `link` has those to others. */
function toBackings({ bindings, managed, names }: Unit): Flow[] {
  const inCluster = bindings.filter(({ name }) => !managed.includes(name));
  const peer = { type: 'namespace' as const, name: names.namespace };
  return inCluster.map(({ port }) => ({ peer, ports: port === undefined ? [] : [tcp(port)] }));
}

/** Target ports of a Service. */
function targets({ ports }: Pick<Endpoint, 'ports'>): Ports {
  return distinct(ports.map(({ targetPort: port, protocol }) => ({ port, protocol })));
}

function distinct<T>(items: readonly T[]): T[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
