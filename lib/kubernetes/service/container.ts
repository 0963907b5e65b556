import type { Companion } from '../../model/parts/lifecycle';
import type { ContainerPort } from '../../model/parts/networking';
import type { Resources } from '../../model/parts/resources';
import type { Unit } from '../../model/unit';
import { env, literalEnv } from './env';
import { hooks } from './hooks';
import { probe } from './probe';
import { companionSecurity, mainSecurity } from './security-context';
import { hasScratch, podMounts, scratchMount } from './volumes';
import type { Spelled } from '../kinds';

/** The container that the service is. */
export function mainContainer(unit: Unit): Spelled {
  const { name, workload, networking, resources, security, health, lifecycle, volumes } = unit.service;
  return {
    name,
    image: workload.image.reference,
    imagePullPolicy: workload.image.pullPolicy,
    command: workload.command && [...workload.command],
    args: workload.args && [...workload.args],
    ports: ports(networking.containerPorts),
    env: env(unit),
    resources: quantities(resources),
    volumeMounts: podMounts(volumes, unit.files),
    livenessProbe: probe(health.liveness),
    readinessProbe: probe(health.readiness),
    startupProbe: probe(health.startup),
    lifecycle: hooks(lifecycle),
    securityContext: mainSecurity(security.context),
  };
}

/** A container beside it. */
export function companionContainer(companion: Companion, unit: Unit): Spelled {
  const { name, image, command, args, variables, inheritVariables, mounts } = companion;
  const { volumes, security } = unit.service;
  const own = literalEnv(variables);
  const inherited = inheritVariables ? env(unit).filter((variable) => !(variable.name in variables)) : [];
  return {
    name,
    image: image.reference,
    imagePullPolicy: image.pullPolicy,
    command: command && [...command],
    args: args && [...args],
    ports: ports(companion.ports),
    env: [...inherited, ...own],
    resources: quantities(companion.resources),
    volumeMounts: [
      ...mounts.map(({ volume, mountPath, readOnly }) => ({ name: volume, mountPath, ...(readOnly && { readOnly }) })),
      ...(hasScratch(volumes) ? [] : scratchMount(mounts)),
    ],
    securityContext: companionSecurity(security.context),
  };
}

/** Requests and limits, as Kubernetes spells them. */
export function quantities({ requests, limits }: Resources): Spelled {
  return { requests: { ...requests }, limits: { ...limits } };
}

function ports(open: readonly ContainerPort[]): Spelled[] | undefined {
  if (open.length === 0) return undefined;
  return open.map(({ name, port, protocol }) => ({ name, containerPort: port, protocol }));
}
