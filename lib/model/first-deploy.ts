import type { Need } from './need';

/** A manual step before the first stack of an account is applied. */
export interface Step {
  readonly what: string;
  /** @default - it is done by hand */
  readonly command?: string;
}

/** Requirements of the first deploy to an empty account, besides its stacks. */
export interface FirstDeploy {
  /** In order. */
  readonly before: readonly Step[];
  /** Rights to apply a stack, by its resources, in addition to those of every stack. */
  readonly rights: Readonly<Partial<Record<Need['what'] | 'setup', readonly string[]>>>;
  /** Service-linked resources that the cloud creates at first use, and the right for it. @default - none */
  readonly madeByItself?: {
    readonly right: string;
    readonly of: Readonly<Partial<Record<Need['what'], readonly string[]>>>;
  };
  /** Quotas of a new account that stacks may exceed, and where they are raised. */
  readonly limits: readonly string[];
}
