import { type Directory, type Register, directoryOf, directoryOver, registerOf } from '../resolve/directory';
import type { Grounds } from './ground';
import type { Listing } from './group';
import type { Ledger } from './ledger';
import type { PerEnvironment } from './member';

/** The services of a platform, as they show themselves to each other. */
export interface Neighbours {
  /** What each shows, in their order. */
  readonly all: () => readonly Listing[];
  /** Who is where, for those who ask. */
  readonly directories: () => PerEnvironment<Directory>;
}

/** Services that showed themselves now. */
export function neighbours(all: readonly Listing[], grounds: Grounds): Neighbours {
  let found: PerEnvironment<Directory> | undefined;
  return {
    all: () => all,
    // Beside other threads mostly nobody asks.
    directories: () => (found ??= perEnvironment(grounds, all, directoryOf)),
  };
}

/** Services that show what they showed in the last run; of most of them nobody asks. */
export function neighboursBefore(platform: string, ledger: Ledger): Neighbours {
  const shown = (name: string) => ledger.knownService(platform, name).environments;
  let found: PerEnvironment<Directory> | undefined;
  const find = (): PerEnvironment<Directory> =>
    Object.fromEntries(
      Object.entries(ledger.registers(platform)).map(([environment, register]) => [
        environment,
        directoryOver(register, (name) => shown(name)[environment]!.face),
      ]),
    );
  return {
    all: () => ledger.knownPlatform(platform).services.map(({ name }) => ({ name, environments: shown(name) })),
    directories: () => (found ??= find()),
  };
}

/** Who is where in each environment, to be kept. */
export function registersOf({ all }: Neighbours, grounds: Grounds): PerEnvironment<Register> {
  return perEnvironment(grounds, all(), registerOf);
}

function perEnvironment<T>(
  { environments }: Grounds,
  all: readonly Listing[],
  of: (listed: readonly Listing['environments'][string][]) => T,
): PerEnvironment<T> {
  const listedIn = (name: string) => all.flatMap((one) => one.environments[name] ?? []);
  return Object.fromEntries(environments.map(({ environment: { name } }) => [name, of(listedIn(name))]));
}
