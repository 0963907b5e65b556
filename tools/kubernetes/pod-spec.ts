import type { KubernetesObject } from './object';

/** What a pod names in its own namespace, or in none. */
export interface Named {
  readonly kind: string;
  readonly name: string;
}

interface Source {
  readonly name?: string;
  readonly optional?: boolean;
}

interface Container {
  readonly env?: readonly { readonly valueFrom?: Readonly<Record<string, Source>> }[];
  readonly envFrom?: readonly Readonly<Record<string, Source>>[];
}

interface Volume {
  readonly configMap?: Source;
  readonly secret?: { readonly secretName?: string; readonly optional?: boolean };
  readonly persistentVolumeClaim?: { readonly claimName: string };
  readonly projected?: { readonly sources?: readonly Readonly<Record<string, Source>>[] };
}

interface PodSpec {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly serviceAccountName?: string;
  readonly priorityClassName?: string;
}

interface Template {
  readonly template?: { readonly spec: PodSpec };
  readonly jobTemplate?: { readonly spec: Template };
}

const sources: Readonly<Record<string, string>> = {
  configMapKeyRef: 'ConfigMap',
  configMapRef: 'ConfigMap',
  configMap: 'ConfigMap',
  secretKeyRef: 'Secret',
  secretRef: 'Secret',
  secret: 'Secret',
};

/** Objects that the pods of a workload cannot do without; none of what runs no pods. */
export function namedBy(workload: KubernetesObject): Named[] {
  const { template, jobTemplate } = (workload.spec ?? {}) as Template;
  const spec = (template ?? jobTemplate?.spec.template)?.spec;
  if (!spec) return [];
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const volumes = spec.volumes ?? [];
  const maps: readonly Readonly<Record<string, Source>>[] = [
    ...containers.flatMap(({ env = [] }) => env.map(({ valueFrom }) => valueFrom ?? {})),
    ...containers.flatMap(({ envFrom = [] }) => envFrom),
    ...volumes.flatMap(({ configMap }) => (configMap ? [{ configMap }] : [])),
    ...volumes.flatMap(({ projected }) => projected?.sources ?? []),
  ];
  const all: readonly (Named | undefined)[] = [
    ...maps.flatMap(fromSources),
    ...volumes.map(({ secret }) =>
      secret?.secretName && !secret.optional ? { kind: 'Secret', name: secret.secretName } : undefined,
    ),
    ...volumes.map(({ persistentVolumeClaim: claim }) =>
      claim ? { kind: 'PersistentVolumeClaim', name: claim.claimName } : undefined,
    ),
    { kind: 'ServiceAccount', name: spec.serviceAccountName ?? 'default' },
    spec.priorityClassName ? { kind: 'PriorityClass', name: spec.priorityClassName } : undefined,
  ];
  const byKey = new Map(all.filter((one) => one !== undefined).map((one) => [`${one.kind} ${one.name}`, one]));
  return [...byKey.values()];
}

function fromSources(map: Readonly<Record<string, Source>>): Named[] {
  return Object.entries(map).flatMap(([key, { name, optional = false } = {}]) => {
    const kind = sources[key];
    return kind && name && !optional ? [{ kind, name }] : [];
  });
}
