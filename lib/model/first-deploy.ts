import type { Need } from './facts';

/** Something that a person does before the first stack of an account is applied, since Terraform cannot. */
export interface Step {
  readonly what: string;
  /** @default - it is done by hand */
  readonly command?: string;
}

/** What the first deploy to an empty account takes beside its stacks. */
export interface FirstDeploy {
  /** In order. */
  readonly before: readonly Step[];
  /** Rights that applying a stack needs, by what it makes, beside those that every stack needs. */
  readonly rights: Readonly<Partial<Record<Need['what'] | 'setup', readonly string[]>>>;
  /** What the cloud itself makes once, when something is first used, and the right that takes. @default - nothing */
  readonly madeByItself?: {
    readonly right: string;
    readonly of: Readonly<Partial<Record<Need['what'], readonly string[]>>>;
  };
  /** Limits of a new account that stacks may go beyond, and where they are raised. */
  readonly limits: readonly string[];
}
