import { profiledPort, scrapedPort } from './scrape';
import type { ContainerPort, Endpoint, Networking } from '../../../model/parts/networking';
import type { SettleContext } from '../context';
import { oneOf } from '../../../spec/hints';
import { settleIngress } from './ingress';
import { type MainPort, mainPort, servicePorts, servicesBefore } from './ports';

type ServiceSpec = NonNullable<NonNullable<SettleContext['settings']['networking']>['services']>[number];

/** Ports, Services and ingress of a service. */
export function settleNetworking(context: SettleContext): Networking {
  const main = mainPort(context);
  const metrics = scrapedPort(context.settings.monitoring?.metrics, main?.port);
  const profiled = profiledPort(context.settings.monitoring, main?.port);

  const endpoints = servicesBefore(main, context).map((one, index) => endpoint(context, one, index, main));
  const containerPorts = distinct([
    ...(main ? [{ name: main.name, port: main.port, protocol: main.protocol }] : []),
    ...endpoints.flatMap(({ ports }) =>
      ports.flatMap(({ name, targetPort, protocol }) =>
        typeof targetPort === 'number' ? [{ name, port: targetPort, protocol }] : [],
      ),
    ),
    ...(metrics ? [{ name: 'metrics', port: metrics, protocol: 'TCP' as const }] : []),
    ...(profiled ? [{ name: 'profiles', port: profiled, protocol: 'TCP' as const }] : []),
  ]);
  check(context, endpoints, containerPorts);
  return { containerPorts, endpoints, ingress: settleIngress(context, endpoints, main), ...(profiled && { profiled }) };
}

function endpoint(
  { name, settings, environment, facts, report }: SettleContext,
  { ports: listed, ...service }: ServiceSpec,
  index: number,
  main: MainPort | undefined,
): Endpoint {
  const ports = servicePorts(listed, main, index ? undefined : settings.service?.speaks);
  if (ports.length === 0)
    report('E202', ['networking', 'services', index, 'ports'], 'expected a port, here or as networking.port; got none');
  const { type = 'ClusterIP', annotations: own = {} } = service;
  const balanced = type === 'LoadBalancer' ? facts[environment.cluster.cloud]?.loadBalancer?.(own) : {};
  return {
    name: service.name ?? (index ? `${name}-${index}` : name),
    type,
    annotations: { ...balanced, ...own },
    sessionAffinity: service.sessionAffinity === 'ClientIP' ? 'ClientIP' : undefined,
    ports,
  };
}

/** Ports of a pod: each number once, by its first name, and each name once. */
function distinct(ports: readonly ContainerPort[]): ContainerPort[] {
  const first = ports.filter(
    (one, index) => ports.findIndex((other) => other.port === one.port && other.protocol === one.protocol) === index,
  );
  const named = (one: ContainerPort, index: number) => first.findIndex(({ name }) => name === one.name) === index;
  return first.map((one, index) => (named(one, index) ? one : { ...one, name: `port-${one.port}` }));
}

function check({ report }: SettleContext, endpoints: readonly Endpoint[], containers: readonly ContainerPort[]): void {
  endpoints.forEach(({ type, ports }, index) => {
    const path = ['networking', 'services', index, 'ports'];
    ports.forEach(({ name, port, protocol, targetPort, nodePort }, number) => {
      const others = ports.slice(0, number);
      if (others.some((other) => other.name === name))
        report('E307', [...path, number, 'name'], `expected a name of its own, got ${name} twice`);
      if (others.some((other) => other.port === port && other.protocol === protocol))
        report('E307', [...path, number, 'port'], `expected a port of its own, got ${port} twice`);
      if (typeof targetPort === 'string' && !containers.some((container) => container.name === targetPort))
        report(
          'E307',
          [...path, number, 'targetPort'],
          `expected a number, or ${oneOf(
            containers.map((container) => container.name),
            targetPort,
          )}, got ${targetPort}`,
        );
      if (nodePort && twice(endpoints, index, number, nodePort))
        report('E307', [...path, number, 'nodePort'], `expected a port of its own, got ${nodePort} twice`);
      if (nodePort && type !== 'NodePort' && type !== 'LoadBalancer')
        report(
          'E307',
          [...path, number, 'nodePort'],
          `expected a Service of type NodePort or LoadBalancer, got ${type}`,
        );
    });
  });
  endpoints.forEach(({ name }, index) => {
    if (endpoints.findIndex((other) => other.name === name) < index)
      report('E307', ['networking', 'services', index, 'name'], `expected a name of its own, got ${name} twice`);
  });
}

/** Whether an earlier port has the same node port. */
function twice(endpoints: readonly Endpoint[], index: number, number: number, nodePort: number): boolean {
  const earlier = [
    ...endpoints.slice(0, index).flatMap(({ ports }) => ports),
    ...endpoints[index]!.ports.slice(0, number),
  ];
  return earlier.some((one) => one.nodePort === nodePort);
}
