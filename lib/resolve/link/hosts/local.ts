import { workloadTypes } from '../../../model/workload-types';
import type { Probe } from '../../../model/parts/health';
import type { Problem } from '../../../model/problem';
import type { Service } from '../../../model/service';
import type { Host } from '../../service/hosts/found';

type Found = Pick<Problem, 'code' | 'message'>;

/** Purposes of an address of the pod itself, or of an advertised one. */
const ofOthers = /listen|bind|serve|origin|cors|allow|callback|redirect|no_?proxy|public|admin|manage|metrics|debug/i;

/** The problem of a port of the pod itself that is not open. */
export function localProblem({ host, port, before }: Host, service: Service): Found | undefined {
  if (port === undefined || ofOthers.test(before) || !workloadTypes[service.workload.type].inCluster) return undefined;
  const { networking, lifecycle, health, variables } = service;
  // A sidecar without declared ports may listen on any.
  if (lifecycle.sidecars.some(({ ports }) => ports.length === 0)) return undefined;
  const open = [
    ...networking.containerPorts.map((one) => one.port),
    ...lifecycle.sidecars.flatMap(({ ports }) => ports.map((one) => one.port)),
    ...Object.values(health as Readonly<Record<string, Probe | undefined>>).flatMap((probe) => portOf(probe) ?? []),
    ...Object.entries(variables).flatMap(([name, value]) => (/(^|_)PORT$/.test(name) ? [Number(value)] : [])),
  ];
  if (open.includes(port)) return undefined;
  const there = open.filter((one, index) => one > 0 && open.indexOf(one) === index);
  return {
    code: 'W216',
    message: `${host}:${port} is the pod itself, where ${there.length ? `only ${there.join(', ')} ${there.length > 1 ? 'are' : 'is'} open` : 'no port is open'}; emitted as it is: write service://<name>:${port} for another service, or declare the port under networking or in a sidecar`,
  };
}

function portOf(probe: Probe | undefined): number | undefined {
  const port = probe && 'port' in probe.action ? probe.action.port : undefined;
  return typeof port === 'number' ? port : undefined;
}
