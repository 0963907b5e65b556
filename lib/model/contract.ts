/** The contract of a kind, independent of its implementation. The three sorts of values never mix. */
export interface Contract {
  /** Prefix of its variables. @default - none: workloads do not read it */
  readonly prefix?: string;
  /** Properties that both layers compute by each cloud's facts. */
  readonly literals: readonly string[];
  /** Properties that are known after apply, unless a cloud's facts can compute them. */
  readonly outputs: readonly string[];
  /** Properties that never reach plan or state. */
  readonly secrets: readonly string[];
  /** Literals of a client's own part of a shared backing: its database, its login. */
  readonly login?: readonly string[];
  /** Whether `config.secrets` may name a shared one. @default false */
  readonly named?: boolean;
}
