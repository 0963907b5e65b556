import type { Capacity } from './sizes';
import type { Spelled } from '../../kubernetes/kinds';

/** Value of a variable: a text, or a key of the backing's credentials. */
export type Variable = string | { readonly secret: string; readonly key: string };

/** A process of a backing. */
export interface Process {
  readonly image: string;
  /** User and group that the image's files belong to. */
  readonly user: { readonly uid: number; readonly gid: number };
  /** @default - the image's own */
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly variables?: Readonly<Record<string, Variable>>;
  readonly capacity: Capacity;
  /** Folders that it writes to beside its data; the rest of its image is read-only. */
  readonly scratch: readonly string[];
}

/** A text that Kubernetes takes for itself: it would put a variable in the place of `$(NAME)`. */
export function plain(text: string): string {
  return text.replace(/\$\(/g, '$$$$(');
}

/** A pod's own security, as Pod Security `restricted` demands it. */
export function podSecurity({ user: { uid, gid } }: Process): Spelled {
  return {
    runAsNonRoot: true,
    runAsUser: uid,
    runAsGroup: gid,
    fsGroup: gid,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** What every container of a backing has. */
export function container(name: string, { image, command, args, variables, capacity, scratch }: Process): Spelled {
  const memory = `${capacity.memoryMiB}Mi`;
  return {
    name,
    image,
    command: command && [...command],
    args: args && [...args],
    env: Object.entries(variables ?? {}).map(([name, value]) => ({ name, ...source(value) })),
    resources: { requests: { cpu: capacity.cpu, memory }, limits: { memory } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: scratch.map((mountPath, index) => ({ name: `scratch-${index}`, mountPath })),
  };
}

/** Volumes of the folders that a process writes to. */
export function scratchVolumes({ scratch }: Process): Spelled[] {
  return scratch.map((_, index) => ({ name: `scratch-${index}`, emptyDir: {} }));
}

function source(value: Variable): Spelled {
  return typeof value === 'string'
    ? { value }
    : { valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } };
}
