/** Owner, labels and annotations of a service. */
export interface Metadata {
  readonly team?: string;
  readonly owner?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
