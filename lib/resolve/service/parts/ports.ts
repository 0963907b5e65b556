import { workloadOf } from '../workload-type';
import type { ContainerPort, ServicePort } from '../../../model/parts/networking';
import type { SettleContext } from '../context';

type ServiceSpec = NonNullable<NonNullable<SettleContext['settings']['networking']>['services']>[number];
type PortSpec = ServiceSpec['ports'][number];

const defaultPort = 8080;

/** The port that a container mainly listens on. */
export interface MainPort extends ContainerPort {
  /** Whether the spec sets it. */
  readonly said: boolean;
}

/** The main port of a service with ports. */
export function mainPort({ settings, own }: SettleContext): MainPort | undefined {
  const { service = {}, networking = {} } = settings;
  const { port: given, protocol = 'TCP', services } = networking;
  const needed = !services || services.some(({ ports }) => ports.length === 0);
  const port = given ?? (needed && workloadOf(settings).listens ? defaultPort : undefined);
  if (port === undefined) return undefined;
  return {
    name: protocol === 'UDP' ? 'main' : (service.speaks ?? 'http'),
    port,
    protocol,
    said: own.networking?.port !== undefined,
  };
}

/** Requested Services; a single port targets the main one by default. */
export function servicesBefore(main: MainPort | undefined, { settings }: SettleContext): readonly ServiceSpec[] {
  const services = settings.networking?.services ?? (main ? [{ ports: [] }] : []);
  const [one, ...others] = services;
  const [port, ...further] = one?.ports ?? [];
  if (!main?.said || !one || !port || others.length + further.length > 0) return services;
  return [{ ...one, ports: [{ ...port, main: true }] }];
}

type Target = Pick<ServicePort, 'targetPort' | 'protocol'>;

/** Whether a port of a Service targets the main one. */
export function leadsTo(main: MainPort, { targetPort, protocol }: Target): boolean {
  return (targetPort === main.port || targetPort === main.name) && protocol === main.protocol;
}

/** Ports of one Service; by default the main one. */
export function servicePorts(context: readonly PortSpec[], main: MainPort | undefined, speaks?: string): ServicePort[] {
  const listed = (context.length > 0 ? context : [{ main: true } as PortSpec]).flatMap((one, _, all) =>
    filled(one, all, main),
  );
  const isMain = (one: Target, index: number) => (main?.said ? leadsTo(main, one) : index === 0);
  return listed.map(({ name: said, ...one }, index, all) => {
    const isIt = isMain(one, index);
    const spoken = isIt ? speaks : undefined;
    const first = index === 0 && !all.some(isMain);
    const usual = isIt || first ? (spoken ?? 'http') : `port-${one.port}`;
    const name = said ?? (all.some((other) => other.name === usual) ? 'main' : usual);
    return { name, ...one, appProtocol: one.appProtocol ?? spoken ?? (grpc.test(name) ? 'grpc' : undefined) };
  });
}

/** Names of ports with a protocol, as meshes read them. */
const grpc = /^grpc(-|$)/;

type Named = Omit<ServicePort, 'name'> & Pick<PortSpec, 'name'>;

/** A port with its numbers; the main one is left out where another one targets it. */
function filled(one: PortSpec, all: readonly PortSpec[], main: MainPort | undefined): Named[] {
  if (!one.main) return [spelled(one)];
  if (one.port !== undefined) return [spelled(main?.said ? { targetPort: main.port, ...one } : one)];
  const known = main && all.some((other) => !other.main && leadsTo(main, spelled(other)));
  return main && !known ? [spelled({ port: main.port, protocol: main.protocol })] : [];
}

function spelled({ name, port, targetPort, nodePort, protocol = 'TCP', appProtocol }: PortSpec): Named {
  return { name, port: port!, targetPort: targetPort ?? port!, nodePort, protocol, appProtocol };
}
