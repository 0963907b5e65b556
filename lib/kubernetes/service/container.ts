import type { Companion } from '../../model/parts/lifecycle';
import type { ContainerPort } from '../../model/parts/networking';
import type { Resources } from '../../model/parts/resources';
import type { Unit } from '../../model/unit';
import { asRead, companionEnv, env, envFrom } from './env';
import { hooks } from './hooks';
import { probe } from './probe';
import { companionSecurity, mainSecurity } from './security-context';
import { hasScratch, podMounts, scratchMount } from './volumes';
import type { Named, Spelled } from '../kinds';

/** The main container. */
export function mainContainer(unit: Unit): Spelled {
  const { name, workload, networking, resources, security, health, lifecycle, volumes } = unit.service;
  const variables = env(unit);
  const read = wordsOf(variables);
  return {
    name,
    image: workload.image.reference,
    imagePullPolicy: workload.image.pullPolicy,
    command: read(workload.command),
    args: read(workload.args),
    ports: ports(networking.containerPorts),
    env: variables,
    envFrom: envFrom(unit.service.variablesFrom),
    resources: quantities(resources),
    volumeMounts: podMounts(volumes, unit.files),
    livenessProbe: probe(health.liveness, read),
    readinessProbe: probe(health.readiness, read),
    startupProbe: probe(health.startup, read),
    lifecycle: hooks(lifecycle),
    securityContext: mainSecurity(security.context),
  };
}

/** An init container or sidecar. */
export function companionContainer(companion: Companion, unit: Unit): Spelled {
  const { name, image, command, args, variables, variablesFrom, inheritVariables, mounts } = companion;
  const { volumes, security } = unit.service;
  const inherited = inheritVariables ? env(unit).filter((variable) => !(variable.name in variables)) : [];
  const own = companionEnv(
    variables,
    inherited.map((variable) => variable.name),
  );
  const read = wordsOf([...inherited, ...own]);
  return {
    name,
    image: image.reference,
    imagePullPolicy: image.pullPolicy,
    command: read(command),
    args: read(args),
    ports: ports(companion.ports),
    env: [...inherited, ...own],
    envFrom: envFrom([...(inheritVariables ? unit.service.variablesFrom : []), ...variablesFrom]),
    resources: quantities(companion.resources),
    volumeMounts: [
      ...mounts.map(({ volume, mountPath, readOnly }) => ({ name: volume, mountPath, ...(readOnly && { readOnly }) })),
      ...(hasScratch(volumes) ? [] : scratchMount(mounts)),
    ],
    securityContext: companionSecurity(security.context),
  };
}

/** Words of a command, escaped for Kubernetes. */
function wordsOf(variables: readonly Named[]) {
  const names = new Set(variables.map(({ name }) => name));
  return (words: readonly string[] | undefined) => words?.map((word) => asRead(word, names));
}

/** Requests and limits in Kubernetes' spelling. */
export function quantities({ requests, limits }: Resources): Spelled {
  return { requests: { ...requests }, limits: { ...limits } };
}

function ports(open: readonly ContainerPort[]): Spelled[] | undefined {
  if (open.length === 0) return undefined;
  return open.map(({ name, port, protocol }) => ({ name, containerPort: port, protocol }));
}
