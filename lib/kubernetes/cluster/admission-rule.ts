import type { Permit } from '../../model/permits';

/** What an API server asks of objects that Flux applies for services, in CEL. @see https://kubernetes.io/docs/reference/using-api/cel/ */
export interface AdmissionRule {
  readonly name: string;
  /** Resources by group. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
  /** What opens it, by the services of a namespace. @default - nothing */
  readonly permit?: Permit;
  readonly variables?: Readonly<Record<string, string>>;
  /** Expressions that must hold, by the message where one does not. */
  readonly holds: Readonly<Record<string, string>>;
}
