import { workloadOf } from '../workload-type';
import { repeated } from '../../../api/rules/rule';
import type { Companion, Hook, Lifecycle } from '../../../model/parts/lifecycle';
import type { Networking } from '../../../model/parts/networking';
import type { SettleContext } from '../context';
import { settleResources } from './resources';
import { settleImage } from './workload';

type LifecycleSpec = NonNullable<SettleContext['settings']['lifecycle']>;
type HookSpec = NonNullable<LifecycleSpec['preStop']>;
type CompanionSpec = NonNullable<LifecycleSpec['sidecars']>[number];

/** Seconds until gateways remove a terminating pod. */
const drain = 5;

/** Lifecycle of the main container. */
export function settleLifecycle(context: SettleContext, { endpoints }: Networking): Lifecycle {
  const {
    preStop,
    postStart,
    terminationGracePeriod = 30,
    initContainers = [],
    sidecars = [],
  } = context.settings.lifecycle ?? {};
  checkCompanions(context);
  const { batch } = workloadOf(context.settings);
  // The rest of the grace period is for the process to stop.
  const seconds = Math.min(drain, terminationGracePeriod - 1);
  const quiet = seconds > 0 ? ({ type: 'sleep', seconds } as const) : undefined;
  checkSleeps(context, terminationGracePeriod);
  return {
    postStart: postStart && hook(context, postStart, ['lifecycle', 'postStart']),
    preStop: preStop
      ? hook(context, preStop, ['lifecycle', 'preStop'])
      : endpoints.length && !batch
        ? quiet
        : undefined,
    terminationGracePeriodSeconds: terminationGracePeriod,
    initContainers: initContainers.map((one, index) =>
      companion(context, one, ['lifecycle', 'initContainers', String(index)]),
    ),
    sidecars: sidecars.map((one, index) => companion(context, one, ['lifecycle', 'sidecars', String(index)])),
  };
}

function hook({ report }: SettleContext, { exec, http, sleep }: HookSpec, path: readonly string[]): Hook | undefined {
  const said: (Hook | undefined)[] = [
    exec && { type: 'exec', command: exec.command },
    http && { type: 'http', ...http },
    sleep === undefined ? undefined : { type: 'sleep', seconds: sleep },
  ];
  const hooks = said.filter((one) => one !== undefined);
  if (hooks.length !== 1) report('E315', path, `expected one of exec, http, sleep; got ${hooks.length}`);
  return hooks[0];
}

/** Reports a hook that sleeps until the pod is killed. @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution */
function checkSleeps({ settings, report }: SettleContext, grace: number): void {
  const { preStop, postStart } = settings.lifecycle ?? {};
  for (const [name, one] of Object.entries({ preStop, postStart }))
    if (one?.sleep !== undefined && one.sleep >= grace)
      report(
        'E315',
        ['lifecycle', name, 'sleep'],
        `expected less than terminationGracePeriod, which is ${grace} s, got ${one.sleep}`,
      );
}

/** Default resources of init containers and sidecars. */
const defaults = { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '64Mi' } };

/** Reports problems of init containers and sidecars. */
function checkCompanions({ name, settings, report }: SettleContext): void {
  const { initContainers = [], sidecars = [] } = settings.lifecycle ?? {};
  const volumes = (settings.volumes ?? []).map((one) => one.name);
  const taken = new Set([name]);
  for (const [part, list] of Object.entries({ initContainers, sidecars }))
    list.forEach((one, index) => {
      const path = ['lifecycle', part, index];
      if (taken.has(one.name))
        report('E319', [...path, 'name'], `expected a name of its own in the pod, got ${one.name} twice`);
      taken.add(one.name);
      repeated(one.mounts, ({ mountPath }) => mountPath).forEach((number) =>
        report(
          'E319',
          [...path, 'mounts', number, 'mountPath'],
          `expected a path of its own, got ${one.mounts![number]!.mountPath} twice`,
        ),
      );
      repeated(one.ports, (port) => port.name).forEach((number) =>
        report(
          'E307',
          [...path, 'ports', number, 'name'],
          `expected a name of its own, got ${one.ports![number]!.name} twice`,
        ),
      );
      one.mounts?.forEach(({ volume }, number) => {
        if (!volumes.includes(volume))
          report(
            'E319',
            [...path, 'mounts', number, 'volume'],
            `expected ${volumes.join(', ') || 'a volume of this service'}, got ${volume}`,
          );
      });
    });
}

function companion(context: SettleContext, spec: CompanionSpec, path: readonly string[]): Companion {
  return {
    name: spec.name,
    image: settleImage(context, spec.image ?? context.settings.service?.image, [...path, 'image']),
    command: spec.command,
    args: spec.args,
    variables: spec.variables ?? {},
    variablesFrom: spec.envFrom ?? [],
    inheritVariables: spec.inheritVariables ?? !spec.image,
    ports: (spec.ports ?? []).map(({ protocol = 'TCP', ...port }) => ({ ...port, protocol })),
    resources: settleResources(context, { ...defaults, ...spec.resources }, [...path, 'resources']),
    mounts: (spec.mounts ?? []).map(({ readOnly = false, ...mount }) => ({ ...mount, readOnly })),
  };
}
