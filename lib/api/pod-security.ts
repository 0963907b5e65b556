import type { PodSecurityLevel } from '../model/parts/security';
import type { Mapping } from './rules/rule';

/** Capabilities that level baseline allows to add. @see https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export const baselineCapabilities: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
];

/** Volume types that level restricted allows. */
const restrictedVolumes = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

/** Sysctls that level baseline allows. */
const safeSysctls = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
];

/** A finding of a level about a pod's spec. */
type Finding = (pod: Mapping, containers: readonly Mapping[]) => string | false | undefined;

const contextOf = (one: Mapping): Mapping => one['securityContext'] ?? {};
const listOf = (value: unknown): readonly Mapping[] => (Array.isArray(value) ? (value as Mapping[]) : []);
const anywhere = (pod: Mapping, containers: readonly Mapping[], is: (context: Mapping) => boolean) =>
  [pod, ...containers].some((one) => is(contextOf(one)));

/** Findings that need level privileged. */
const beyondBaseline: readonly Finding[] = [
  (pod) => ['hostNetwork', 'hostPID', 'hostIPC'].find((key) => pod[key] === true),
  (pod) => listOf(pod['volumes']).some((one) => one['hostPath']) && 'hostPath',
  (_, containers) => containers.some((one) => contextOf(one)['privileged'] === true) && 'privileged',
  (_, containers) =>
    containers
      .flatMap((one): string[] => contextOf(one)['capabilities']?.add ?? [])
      .find((name) => !baselineCapabilities.includes(name)),
  (_, containers) => containers.some((one) => listOf(one['ports']).some((port) => port['hostPort'])) && 'hostPort',
  (pod, containers) =>
    anywhere(pod, containers, (one) => one['seccompProfile']?.type === 'Unconfined') && 'seccompProfile Unconfined',
  (pod, containers) =>
    anywhere(pod, containers, (one) => one['appArmorProfile']?.type === 'Unconfined') && 'appArmorProfile Unconfined',
  (pod, containers) =>
    anywhere(pod, containers, (one) => one['windowsOptions']?.hostProcess === true) && 'windowsOptions.hostProcess',
  (_, containers) => containers.some((one) => (contextOf(one)['procMount'] ?? 'Default') !== 'Default') && 'procMount',
  (pod) => listOf(contextOf(pod)['sysctls']).find(({ name }) => !safeSysctls.includes(String(name)))?.['name'],
];

/** Findings that need level baseline. */
const beyondRestricted: readonly Finding[] = [
  (pod) =>
    listOf(pod['volumes'])
      .flatMap((one) => Object.keys(one).filter((key) => key !== 'name'))
      .find((key) => !restrictedVolumes.includes(key)),
  (_, containers) =>
    containers.some((one) => contextOf(one)['allowPrivilegeEscalation'] !== false) && 'allowPrivilegeEscalation',
  (pod, containers) =>
    containers.some((one) => (contextOf(one)['runAsNonRoot'] ?? contextOf(pod)['runAsNonRoot']) !== true) &&
    'no runAsNonRoot',
  (pod, containers) => anywhere(pod, containers, (one) => one['runAsUser'] === 0) && 'runAsUser 0',
  (pod, containers) =>
    containers.some((one) => !(contextOf(one)['seccompProfile'] ?? contextOf(pod)['seccompProfile'])) &&
    'no seccompProfile',
  (_, containers) =>
    containers.some((one) => !contextOf(one)['capabilities']?.drop?.includes('ALL')) &&
    'capabilities that are not dropped',
  (_, containers) =>
    containers
      .flatMap((one): string[] => contextOf(one)['capabilities']?.add ?? [])
      .find((name) => name !== 'NET_BIND_SERVICE'),
];

/** The strictest Pod Security level that admits a pod, and the finding that needs it. */
export function levelOfPod(pod: Mapping): { readonly level: PodSecurityLevel; readonly why?: string } {
  const containers = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((key) => listOf(pod[key]));
  const first = (findings: readonly Finding[]) => {
    for (const find of findings) {
      const why = find(pod, containers);
      if (why) return String(why);
    }
    return undefined;
  };
  const privileged = first(beyondBaseline);
  if (privileged) return { level: 'privileged', why: privileged };
  const baseline = first(beyondRestricted);
  return baseline ? { level: 'baseline', why: baseline } : { level: 'restricted' };
}
