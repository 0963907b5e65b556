/** Who owns a service, and the words that others put on it. */
export interface Metadata {
  readonly team?: string;
  readonly owner?: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}
