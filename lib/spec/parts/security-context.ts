import { z } from 'zod';
import { int32 } from '../../api/ranges';
import { choice } from './forms';
import { also } from './scalars';

/** Linux capabilities by their names in Kubernetes, without `CAP_`. @see https://man7.org/linux/man-pages/man7/capabilities.7.html */
const capabilities = [
  ...['ALL', 'AUDIT_CONTROL', 'AUDIT_READ', 'AUDIT_WRITE', 'BLOCK_SUSPEND', 'BPF', 'CHECKPOINT_RESTORE', 'CHOWN'],
  ...['DAC_OVERRIDE', 'DAC_READ_SEARCH', 'FOWNER', 'FSETID', 'IPC_LOCK', 'IPC_OWNER', 'KILL', 'LEASE'],
  ...['LINUX_IMMUTABLE', 'MAC_ADMIN', 'MAC_OVERRIDE', 'MKNOD', 'NET_ADMIN', 'NET_BIND_SERVICE', 'NET_BROADCAST'],
  ...['NET_RAW', 'PERFMON', 'SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYSLOG', 'SYS_ADMIN', 'SYS_BOOT'],
  ...['SYS_CHROOT', 'SYS_MODULE', 'SYS_NICE', 'SYS_PACCT', 'SYS_PTRACE', 'SYS_RAWIO', 'SYS_RESOURCE', 'SYS_TIME'],
  ...['SYS_TTY_CONFIG', 'WAKE_ALARM'],
] as const;

const capability = choice(
  Object.fromEntries(
    capabilities.flatMap((name) =>
      [name, `CAP_${name}`].flatMap((word) => [word, word.toLowerCase()].map((one) => [one, name])),
    ),
  ),
);
const id = z.int().min(0).max(int32);
const seccomp = choice({ RuntimeDefault: 'RuntimeDefault', Unconfined: 'Unconfined' });

/** Security context of a container. */
export const contextParts = {
  runAsNonRoot: z.boolean().describe('false is a relaxation that the namespace must allow'),
  runAsUser: also(['user'], id),
  runAsGroup: also(['group'], id),
  fsGroup: id.describe('Group of mounted volumes'),
  readOnlyRootFilesystem: also(['readOnlyRoot', 'readOnlyRootFileSystem'], z.boolean()),
  allowPrivilegeEscalation: z.boolean(),
  privileged: z.boolean(),
  capabilities: z
    .union([
      z.strictObject({ add: z.array(capability), drop: z.array(capability) }).partial(),
      z.array(capability).transform((add) => ({ add })),
    ])
    .describe('Linux capabilities; default: all are dropped'),
  seccompProfile: z.union([seccomp, z.strictObject({ type: seccomp }).transform(({ type }) => type)]),
};

/** A context of a container, or of a pod. */
export const securityContext = z.strictObject(contextParts).partial();
