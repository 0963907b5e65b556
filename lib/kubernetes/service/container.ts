import * as k8s from 'cdk8s-plus-27/lib/imports/k8s';
import type { Companion } from '../../model/parts/lifecycle';
import type { ContainerPort } from '../../model/parts/networking';
import type { Resources } from '../../model/parts/resources';
import type { Unit } from '../../model/unit';
import { env, literalEnv } from './env';
import { probe } from './probe';
import { companionSecurity, mainSecurity } from './security-context';
import { hasScratch, podMounts, scratchMount } from './volumes';

/** The container that the service is. */
export function mainContainer(unit: Unit): k8s.Container {
  const { name, workload, networking, resources, security, health, volumes } = unit.service;
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
    securityContext: mainSecurity(security.context),
  };
}

/** A container beside it. */
export function companionContainer(companion: Companion, unit: Unit): k8s.Container {
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
export function quantities({ requests, limits }: Resources): k8s.ResourceRequirements {
  const typed = (amounts: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, k8s.Quantity.fromString(amount)]));
  return { requests: typed(requests), limits: typed(limits) };
}

function ports(open: readonly ContainerPort[]): k8s.ContainerPort[] | undefined {
  if (open.length === 0) return undefined;
  return open.map(({ name, port, protocol }) => ({ name, containerPort: port, protocol }));
}
