import { buildable, providerNames, slow } from './built';
import type { Stack } from './stacks';

/** Stacks that can be checked at the same time: as soon as the last of the providers that are built for them is there. */
export interface Share {
  /** What the name of a check gets behind it. */
  readonly suffix: string;
  /** Groups of `install.sh`. */
  readonly builds: readonly string[];
  readonly holds: (stack: Stack) => boolean;
}

/** Provider of a stack that is built last, if one is. */
const last = ({ providers }: Stack) => slow.findLast((name) => providerNames(providers).includes(name));

/** All stacks at once. */
export const everything: Share = { suffix: '', builds: buildable, holds: () => true };

/** The stacks in shares; each is in one of them. */
export const shares: readonly Share[] = [
  { suffix: '', builds: [], holds: (stack) => last(stack) === undefined },
  ...slow.map((provider): Share => ({
    suffix: `-${provider}`,
    builds: buildable.slice(0, buildable.indexOf(provider) + 1),
    holds: (stack) => last(stack) === provider,
  })),
];
