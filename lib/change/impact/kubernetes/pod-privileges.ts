import type { ObjectBody } from '../../diff/object-change';
import { at, itemsAt, mapAt, nameOf, ofKind, textAt, textsAt } from './body';

interface Privilege {
  readonly text: string;
  readonly holds: (value: unknown) => boolean;
}

/** Fields of a security context of a container, also that of its pod, that give more rights; the absent value counts, too. */
const contextFields: Readonly<Record<string, Privilege>> = {
  privileged: { text: 'is privileged', holds: (value) => value === true },
  allowPrivilegeEscalation: { text: 'may gain privileges', holds: (value) => value !== false },
  readOnlyRootFilesystem: { text: 'may write to its root file system', holds: (value) => value !== true },
  runAsNonRoot: { text: 'may run as root', holds: (value) => value !== true },
  runAsUser: { text: 'runs as root', holds: (value) => value === 0 },
  procMount: { text: 'sees an unmasked /proc', holds: (value) => value === 'Unmasked' },
};

/** Fields of a pod that give it more rights. */
const podFields: Readonly<Record<string, string>> = {
  hostNetwork: 'the pod uses the network of its node',
  hostPID: 'the pod sees the processes of its node',
  hostIPC: 'the pod shares memory with its node',
};

/** Rights that the pods of a template have beyond the strictest, as sentences that can be compared. */
export function privilegesOf(template: ObjectBody, around: readonly ObjectBody[]): readonly string[] {
  const pod = mapAt(template, 'spec');
  const containers = ['containers', 'initContainers', 'ephemeralContainers'].flatMap((list) => itemsAt(pod, list));
  return [
    ...Object.entries(podFields).flatMap(([field, text]) => (pod[field] === true ? text : [])),
    ...(mountsToken(pod, around) ? ['the pod holds a token of the API'] : []),
    ...itemsAt(pod, 'volumes').flatMap((volume) =>
      volume.hostPath ? `the pod mounts ${textAt(volume, 'hostPath', 'path')} of its node` : [],
    ),
    ...containers.flatMap((container) => containerPrivileges(container, pod)),
  ];
}

function mountsToken(pod: ObjectBody, around: readonly ObjectBody[]): boolean {
  if (pod.automountServiceAccountToken !== undefined) return pod.automountServiceAccountToken === true;
  const name = textAt(pod, 'serviceAccountName') ?? 'default';
  const account = ofKind(around, 'ServiceAccount').find((one) => nameOf(one) === name);
  return at(account, 'automountServiceAccountToken') !== false;
}

function containerPrivileges(container: ObjectBody, pod: ObjectBody): readonly string[] {
  const name = `the container ${textAt(container, 'name')}`;
  const value = (...keys: readonly string[]) =>
    at(container, 'securityContext', ...keys) ?? at(pod, 'securityContext', ...keys);
  const seccomp = value('seccompProfile', 'type');
  return [
    ...Object.entries(contextFields).flatMap(([field, { text, holds }]) =>
      holds(value(field)) ? `${name} ${text}` : [],
    ),
    ...textsAt(container, 'securityContext', 'capabilities', 'add').map((one) => `${name} adds the capability ${one}`),
    ...(textsAt(container, 'securityContext', 'capabilities', 'drop').includes('ALL')
      ? []
      : [`${name} keeps capabilities`]),
    ...(seccomp === undefined || seccomp === 'Unconfined' ? [`${name} makes any system call`] : []),
    ...itemsAt(container, 'ports').flatMap((port) =>
      port.hostPort ? `${name} opens the port ${String(port.hostPort)} of its node` : [],
    ),
  ];
}
