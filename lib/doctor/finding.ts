/** How something that was looked at is: to be known, to be mended soon, or wrong. */
export type State = 'ok' | 'warning' | 'failure';

/** What was found of one thing. */
export interface Finding {
  /** What was looked at: `Node`, `Terraform`, `Kubernetes 1.33 on aws`. */
  readonly what: string;
  readonly state: State;
  /** What is so, or what is wrong and the way out. */
  readonly message: string;
  /** `file:line:column` that asks for it. @default - no file does */
  readonly place?: string;
  /** Day on which it ends. @default - none is known */
  readonly ends?: string;
  readonly source?: string;
}
