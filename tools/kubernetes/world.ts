import type { KubernetesObject } from './object';

/** All objects of a cluster that speak of each other. */
export class World {
  private readonly byKey: ReadonlyMap<string, KubernetesObject>;

  constructor(readonly objects: readonly KubernetesObject[]) {
    this.byKey = new Map(objects.map((one) => [key(one.kind, one.metadata.namespace, one.metadata.name), one]));
  }

  /** One by its name; `namespace` is ignored where a kind has none. */
  find(kind: string, namespace: string | undefined, name: string): KubernetesObject | undefined {
    return this.byKey.get(key(kind, namespace, name)) ?? this.byKey.get(key(kind, undefined, name));
  }

  /** All of a kind in a namespace. */
  of(kind: string, namespace: string | undefined): KubernetesObject[] {
    return this.objects.filter((one) => one.kind === kind && one.metadata.namespace === namespace);
  }
}

const key = (kind: string, namespace: string | undefined, name: string) => `${kind} ${namespace ?? ''}/${name}`;
