import { type Directory, type Register, directoryOver, registerOf } from '../resolve/directory';
import type { Face } from '../resolve/face';
import type { Grounds } from './ground';
import type { Listing } from './group';
import type { Ledger } from './ledger';
import type { PerEnvironment } from './member';

/** The services of a platform, as they show themselves to each other. */
export interface Neighbours {
  /** What each shows, in their order. */
  readonly all: () => readonly Listing[];
  /** Who is where, to be kept. */
  readonly registers: () => PerEnvironment<Register>;
  /** Who is where, for those who ask. */
  readonly directories: () => PerEnvironment<Directory>;
}

/** Services that showed themselves now. */
export function neighbours(all: readonly Listing[], { environments }: Grounds): Neighbours {
  const listedIn = (name: string) => all.flatMap((one) => one.environments[name] ?? []);
  let known: PerEnvironment<Register> | undefined;
  const register = (): PerEnvironment<Register> =>
    Object.fromEntries(environments.map(({ environment: { name } }) => [name, registerOf(listedIn(name))]));
  return introduced({
    all: () => all,
    registers: () => (known ??= register()),
    facesIn(environment) {
      const faces = new Map(listedIn(environment).map(({ face }) => [face.name, face]));
      return (name) => faces.get(name)!;
    },
  });
}

/** Services that show what they showed in the last run; of most of them nobody asks. */
export function neighboursBefore(platform: string, ledger: Ledger): Neighbours {
  const shown = (name: string) => ledger.knownService(platform, name).environments;
  return introduced({
    all: () => ledger.knownPlatform(platform).services.map(({ name }) => ({ name, environments: shown(name) })),
    registers: () => ledger.registers(platform),
    facesIn: (environment) => (name) => shown(name)[environment]!.face,
  });
}

interface Introduction extends Pick<Neighbours, 'all' | 'registers'> {
  /** Looks up the services of an environment. */
  readonly facesIn: (environment: string) => (name: string) => Face;
}

function introduced({ all, registers, facesIn }: Introduction): Neighbours {
  // Beside other threads mostly nobody asks.
  let found: PerEnvironment<Directory> | undefined;
  const find = (): PerEnvironment<Directory> =>
    Object.fromEntries(
      Object.entries(registers()).map(([environment, one]) => [environment, directoryOver(one, facesIn(environment))]),
    );
  return { all, registers, directories: () => (found ??= find()) };
}
