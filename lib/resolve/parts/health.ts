import type { Health, Probe, ProbeAction } from '../../model/parts/health';
import type { Networking } from '../../model/parts/networking';
import type { Asked } from '../asked';

type ProbeSpec = Exclude<NonNullable<NonNullable<Asked['settings']['healthchecks']>['liveness']>, false>;
type Name = keyof Health;

/** How Kubernetes learns how a service is: what it says, else whether its first port opens. */
export function settleHealth(asked: Asked, { containerPorts }: Networking): Health {
  const { type = 'api' } = asked.settings.service ?? {};
  const checks = asked.settings.healthchecks ?? {};
  const first = containerPorts.find(({ protocol }) => protocol === 'TCP');
  const names = containerPorts.map((one) => one.name);
  const batch = type === 'cron' || type === 'job';
  const settle = (name: Name): Probe | undefined => {
    const spec = checks[name];
    if (spec === false || batch) return undefined;
    if (spec === undefined)
      return name === 'startup' || !first ? undefined : { ...defaults, action: { type: 'tcp', port: first.name } };
    const action = actionOf(asked, name, spec as ProbeSpec, names, first?.name);
    return action && times(asked, name, spec as ProbeSpec, action);
  };
  return { liveness: settle('liveness'), readiness: settle('readiness'), startup: settle('startup') };
}

const defaults = { periodSeconds: 10, timeoutSeconds: 3, successThreshold: 1, failureThreshold: 3 };

function times({ report }: Asked, name: Name, spec: ProbeSpec, action: ProbeAction): Probe {
  const probe = {
    action,
    initialDelaySeconds: spec.initialDelay,
    periodSeconds: spec.period ?? defaults.periodSeconds,
    timeoutSeconds: spec.timeout ?? defaults.timeoutSeconds,
    successThreshold: spec.success ?? defaults.successThreshold,
    failureThreshold: spec.failures ?? (name === 'startup' ? 30 : defaults.failureThreshold),
  };
  if (probe.successThreshold > 1 && name !== 'readiness')
    report('E314', ['healthchecks', name, 'success'], `expected 1 for ${name}, got ${probe.successThreshold}`);
  return probe;
}

function actionOf(
  { report }: Asked,
  name: Name,
  spec: ProbeSpec,
  names: readonly string[],
  first: string | undefined,
): ProbeAction | undefined {
  const path = ['healthchecks', name];
  const http = spec.http ?? (spec.path ? { path: spec.path, port: spec.port, scheme: spec.scheme } : undefined);
  const said: (ProbeAction | undefined)[] = [
    http && httpAction(http, spec.port ?? first),
    spec.tcp && { type: 'tcp', port: spec.tcp.port },
    spec.grpc && { type: 'grpc', ...spec.grpc },
    spec.exec && { type: 'exec', command: spec.exec.command },
  ];
  const actions = said.filter((action) => action !== undefined);
  if (actions.length === 0 && (spec.port || first)) actions.push({ type: 'tcp', port: spec.port ?? first! });
  if (actions.length !== 1) report('E314', path, `expected one of http, tcp, grpc, exec; got ${actions.length}`);
  const { port } = (actions[0] ?? {}) as { readonly port?: number | string };
  if (port === '') report('E314', path, 'expected a port, since the service listens on none');
  else if (typeof port === 'string' && !names.includes(port))
    report('E314', path, `expected a number, or one of ${names.join(', ') || 'the ports that there are'}, got ${port}`);
  return actions[0];
}

function httpAction(
  http: { path: string; port?: number | string; scheme?: 'HTTP' | 'HTTPS' },
  fallback: number | string | undefined,
): ProbeAction {
  return { type: 'http', path: http.path, port: http.port ?? fallback ?? '', scheme: http.scheme ?? 'HTTP' };
}
