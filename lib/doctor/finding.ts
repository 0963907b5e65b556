/** Severity of a finding: information, warning or error. */
export type State = 'ok' | 'warning' | 'failure';

/** A finding. */
export interface Finding {
  /** Subject: `Node`, `Terraform`, `Kubernetes 1.33 on aws`. */
  readonly what: string;
  readonly state: State;
  /** Its state, or the problem and the remedy. */
  readonly message: string;
  /** `file:line:column` of its setting. @default - none */
  readonly place?: string;
  /** Day on which it ends. @default - none is known */
  readonly ends?: string;
  readonly source?: string;
}
