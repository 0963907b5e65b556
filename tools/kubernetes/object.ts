/** A Kubernetes object, as far as the checks look into it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly generation?: number;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  // The shape below differs by kind; callers assert what they expect.
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
}

/** A condition in a status. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
}

/** What an object says of itself. */
export function condition(object: KubernetesObject, type: string): Condition | undefined {
  const conditions = (object.status?.conditions ?? []) as readonly Condition[];
  return conditions.find((candidate) => candidate.type === type);
}

/** An object for a person: `Deployment inferloop-production/tabular`. */
export function title({ kind, metadata: { name, namespace } }: KubernetesObject): string {
  return `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
}
