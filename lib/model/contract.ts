/** What a kind promises, without a word on how it is made. The three sorts of values never mix. */
export interface Contract {
  /** First word of its variables. @default - a workload never reads it */
  readonly prefix?: string;
  /** Properties that both layers compute; each cloud's facts say how. */
  readonly literals: readonly string[];
  /** Properties that are known after apply, unless a cloud's facts can compute them. */
  readonly outputs: readonly string[];
  /** Properties that must never reach plan or state. */
  readonly secrets: readonly string[];
  /** Literals that name a client's own part where an environment shares the backing: its database, its login. */
  readonly login?: readonly string[];
  /** Whether `config.secrets` may name one that an environment shares. @default false */
  readonly named?: boolean;
}
