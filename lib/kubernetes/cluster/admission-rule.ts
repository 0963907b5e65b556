import type { Permit } from '../../model/permits';

/** An admission rule about objects that Flux applies for services, in CEL. @see https://kubernetes.io/docs/reference/using-api/cel/ */
export interface AdmissionRule {
  readonly name: string;
  /** Resources by group. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
  /** Permit that disables it in a service's namespace. @default - none */
  readonly permit?: Permit;
  readonly variables?: Readonly<Record<string, string>>;
  /** CEL expressions by message. */
  readonly holds: Readonly<Record<string, string>>;
}
