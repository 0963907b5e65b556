import { workloadOf } from '../workload-type';
import type { Health, Probe, ProbeAction } from '../../../model/parts/health';
import type { ContainerPort, Networking } from '../../../model/parts/networking';
import type { SettleContext } from '../context';

type ProbeSpec = Exclude<NonNullable<NonNullable<SettleContext['settings']['healthchecks']>['liveness']>, false>;
type Name = keyof Health;

const defaults = { periodSeconds: 10, timeoutSeconds: 3, successThreshold: 1, failureThreshold: 3 };

/** Failure threshold of a startup probe. */
const patience = 30;

/** Probes of a service: those of the spec, else a TCP probe of its first port. */
export function settleHealth(context: SettleContext, { containerPorts }: Networking): Health {
  const checks = context.settings.healthchecks ?? {};
  const { batch } = workloadOf(context.settings);
  const settle = (name: Name): Probe | undefined => {
    const spec = checks[name];
    if (spec === false || batch) return undefined;
    if (spec !== undefined) return probe(context, name, spec as ProbeSpec, containerPorts);
    const first = firstOf(containerPorts);
    return name === 'startup' || !first ? undefined : { ...defaults, action: { type: 'tcp', port: first } };
  };
  return { liveness: settle('liveness'), readiness: settle('readiness'), startup: settle('startup') };
}

function firstOf(ports: readonly ContainerPort[]): string | undefined {
  return ports.find(({ protocol }) => protocol === 'TCP')?.name;
}

function probe(
  { report }: SettleContext,
  name: Name,
  spec: ProbeSpec,
  ports: readonly ContainerPort[],
): Probe | undefined {
  const path = ['healthchecks', name];
  const actions = actionsOf(spec, firstOf(ports));
  if (actions.length !== 1)
    report('E314', path, `expected one of path, http, tcp, grpc, exec; got ${actions.length || 'none'}`);
  const [action] = actions;
  if (!action) return undefined;

  const problem = portProblem(action, ports);
  if (problem) report('E314', path, problem);
  if (spec.success !== undefined && spec.success > 1 && name !== 'readiness')
    report('E314', [...path, 'success'], `expected 1 for ${name}, got ${spec.success}`);
  return {
    action,
    initialDelaySeconds: spec.initialDelay,
    periodSeconds: spec.period ?? defaults.periodSeconds,
    timeoutSeconds: spec.timeout ?? defaults.timeoutSeconds,
    successThreshold: spec.success ?? defaults.successThreshold,
    failureThreshold: spec.failures ?? (name === 'startup' ? patience : defaults.failureThreshold),
  };
}

/** Every action of a probe; a port alone is a TCP probe. */
function actionsOf({ http, tcp, grpc, exec, path, port, scheme }: ProbeSpec, first = ''): ProbeAction[] {
  const said: (ProbeAction | undefined)[] = [
    http && {
      type: 'http',
      path: http.path,
      port: ('port' in http && http.port) || first,
      scheme: ('scheme' in http && http.scheme) || 'HTTP',
      ...('host' in http && http.host && { host: http.host }),
      ...('headers' in http && http.headers && { headers: http.headers }),
    },
    tcp && { type: 'tcp', port: tcp.port },
    grpc && { type: 'grpc', ...grpc },
    exec && { type: 'exec', command: exec.command },
  ];
  const apart = said.filter((action) => action !== undefined);
  if (path !== undefined) return [...apart, { type: 'http', path, port: port ?? first, scheme: scheme ?? 'HTTP' }];
  const alone = port ?? (apart.length === 0 ? first : '');
  return alone === '' && scheme === undefined ? apart : [...apart, { type: 'tcp', port: alone }];
}

function portProblem(action: ProbeAction, ports: readonly ContainerPort[]): string | undefined {
  if (!('port' in action)) return undefined;
  const names = ports.map(({ name }) => name);
  const numbers = ports.map(({ port }) => port);
  if (typeof action.port === 'number')
    return numbers.includes(action.port)
      ? undefined
      : `expected one of ${numbers.join(', ') || 'the declared ports'}, or this one under networking.ports too, got ${action.port}`;
  if (action.port === '') return 'expected a declared port, but the service has none';
  if (names.includes(action.port)) return undefined;
  return `expected a number, or one of ${names.join(', ') || 'the declared ports'}, got ${action.port}`;
}
