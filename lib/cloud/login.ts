import { Construct } from 'constructs';

/** What a password is kept by. */
export interface LoginProps {
  /** Name of the secret that keeps the password. */
  readonly name: string;
  /** Raised to draw another one. */
  readonly generation: number;
}

/** How a cloud's secret store keeps passwords. */
export interface PasswordStore {
  /** Draws a password and stores it; gives back what readers find the secret by, once it is stored. */
  readonly store: (scope: Construct, props: LoginProps) => string;
  /** An ephemeral expression for the value of a secret as it is stored now. */
  readonly read: (scope: Construct, id: string, secret: string) => string;
}

/** A password in a secret of its own. */
export interface Login extends Construct {
  /** An ephemeral expression. */
  readonly password: string;
}

/** The class of passwords in a cloud's secret store. */
export function loginIn({
  store,
  read,
}: PasswordStore): new (scope: Construct, id: string, props: LoginProps) => Login {
  return class extends Construct implements Login {
    readonly password: string;

    constructor(scope: Construct, id: string, props: LoginProps) {
      super(scope, id);
      // Each run draws another random password; only the stored one is what the database was given.
      this.password = read(this, 'Password', store(this, props));
    }
  };
}
