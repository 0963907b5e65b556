import type { ContainerPort, Endpoint, Ingress, Networking, ServicePort } from '../../model/parts/networking';
import { isRoutableHost, isRoutablePath } from '../../model/address';
import type { Asked } from '../asked';
import { settleGateway, settleWithoutGateway } from './gateway';

type Spec = NonNullable<Asked['settings']['networking']>;
type ServiceSpec = NonNullable<Spec['services']>[number];

/** Types of workload that listen without being told to. */
const listening: readonly string[] = ['api', 'stateful'];

const defaultPort = 8080;

/** How a service is reached: its ports, the Services before them and the way in from outside. */
export function settleNetworking(asked: Asked): Networking {
  const { service, networking = {}, monitoring } = asked.settings;
  const protocol = networking.protocol ?? 'TCP';
  const main =
    networking.port ?? (listening.includes(service?.type ?? 'api') && !networking.services ? defaultPort : undefined);
  const metrics =
    monitoring?.metrics && monitoring.metrics.enabled !== false ? (monitoring.metrics.port ?? main) : undefined;

  const services =
    networking.services ?? (main ? [{ ports: [{ name: 'http', port: main, protocol }] } as ServiceSpec] : []);
  const endpoints = services.map((one, index) => endpoint(asked, one, index));
  const containerPorts = distinct([
    ...(main ? [{ name: networking.protocol === 'UDP' ? 'main' : 'http', port: main, protocol }] : []),
    ...endpoints.flatMap(({ ports }) =>
      ports.flatMap(({ name, targetPort, protocol }) =>
        typeof targetPort === 'number' ? [{ name, port: targetPort, protocol }] : [],
      ),
    ),
    ...(metrics ? [{ name: 'metrics', port: metrics, protocol: 'TCP' as const }] : []),
  ]);
  check(asked, endpoints, containerPorts);
  return { containerPorts, endpoints, ingress: ingress(asked, endpoints) };
}

function endpoint({ name }: Asked, { ports, ...service }: ServiceSpec, index: number): Endpoint {
  return {
    name: service.name ?? (index ? `${name}-${index}` : name),
    type: service.type ?? 'ClusterIP',
    annotations: service.annotations ?? {},
    sessionAffinity: service.sessionAffinity === 'ClientIP' ? 'ClientIP' : undefined,
    ports: ports.map(
      ({ name: portName, port, targetPort, nodePort, protocol = 'TCP', appProtocol }, number): ServicePort => ({
        name: portName ?? (number ? `port-${port}` : 'http'),
        port,
        targetPort: targetPort ?? port,
        nodePort,
        protocol,
        appProtocol,
      }),
    ),
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

function check({ report }: Asked, endpoints: readonly Endpoint[], containers: readonly ContainerPort[]): void {
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
          `expected one of ${containers.map((container) => container.name).join(', ')}, got ${targetPort}`,
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

/** Whether a port of the nodes is taken by an earlier port. */
function twice(endpoints: readonly Endpoint[], index: number, number: number, nodePort: number): boolean {
  const earlier = [
    ...endpoints.slice(0, index).flatMap(({ ports }) => ports),
    ...endpoints[index]!.ports.slice(0, number),
  ];
  return earlier.some((one) => one.nodePort === nodePort);
}

function ingress(spec: Asked, endpoints: readonly Endpoint[]): Ingress | undefined {
  const { name, settings, platform, environment, report } = spec;
  const { ingress: asked = {} } = settings.networking ?? {};
  if (!(asked.enabled ?? (asked.host !== undefined || asked.path !== undefined))) {
    settleWithoutGateway(spec);
    return undefined;
  }
  const service = asked.service ? endpoints.find((one) => one.name === asked.service) : endpoints[0];
  const port = service?.ports.find(
    (one) => asked.port === undefined || one.port === asked.port || one.name === asked.port,
  );
  if (!service || !port) {
    report(
      'E308',
      ['networking', 'ingress'],
      `expected a Service and port of this service that answers, got ${asked.service ?? 'none'}`,
    );
    return undefined;
  }
  const { basePath = `${platform.basePath}/${name}`, stripPrefix } = settings.api ?? {};
  const host = asked.host ?? environment.host;
  const path = (asked.path ?? basePath).replace(/\/\*?$/, '') || '/';
  const rewrite = asked.rewrite ?? (stripPrefix ? '/' : undefined);
  const from = ['networking', 'ingress'];
  const { tls, rateLimit, pathType } = asked;
  if (!isRoutableHost(host)) report('E316', [...from, 'host'], `expected a lower-case DNS name, got ${host}`);
  if (asked.others?.length) report('W206', from, `${asked.others.join(', ')}: one way in is made; emitted without`);
  const paths = {
    [asked.path ? 'networking.ingress.path' : 'api.basePath']: path,
    'networking.ingress.rewrite': rewrite,
  };
  for (const [key, given] of Object.entries(paths))
    if (given !== undefined && !isRoutablePath(given))
      report('E316', key.split('.'), `expected /, letters, digits and . _ ~ -, got ${given}`);
  return {
    host,
    path,
    rewrite,
    tls: tls?.enabled ?? environment.stage !== 'development',
    ...(rateLimit && rateLimit.enabled !== false && { rateLimit: rateLimit.perMinute, rateLimitBy: rateLimit.header }),
    ...(pathType === 'Exact' && { exact: true }),
    ...settleGateway(spec, host),
    annotations: asked.annotations ?? {},
    service: service.name,
    port: port.port,
  };
}
