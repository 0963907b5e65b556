import { gather, type Outcome, type Problem } from '../model/problem';
import { quoted } from '../spec/characters';
import { didYouMean, expected, oneOf } from '../spec/hints';
import { type Loaded, loadAll } from './load-all';
import { factsTable, gatewayTable, type Toolkit } from './toolkit';
import type { Reading } from './ground';
import { type Before, type PlatformUnits, unitsOf } from './units';
import type { Selection } from './scope';

/** Everything under a root, closed. */
export interface Everything extends Omit<PlatformUnits, 'dossiers' | 'grounds'> {
  /** By platform. */
  readonly dossiers: Readonly<Record<string, Before>>;
  readonly environments: readonly {
    readonly platform: string;
    readonly environment: string;
    /** How many run there. */
    readonly services: number;
  }[];
  /** Names of all services, whether they run anywhere or not. */
  readonly services: readonly string[];
}

/** Parses and links what was loaded. */
export function closeAll(
  { value: { platforms: names, sources }, problems }: Outcome<Loaded>,
  toolkit: Toolkit,
  selection: Selection = {},
  parsing: Pick<Reading, 'parse' | 'parseGrounds'> = {},
  before: Everything['dossiers'] = {},
): Outcome<Everything> {
  const reading = { facts: factsTable(toolkit), gateways: gatewayTable(toolkit), ...parsing };
  const read = gather(sources.map((one) => unitsOf(one, reading, before[one.platform.name])));
  const environments = sources.flatMap((one, index) =>
    one.environments.map(({ name }) => ({
      platform: one.platform.name,
      environment: name,
      services: read.value[index]!.dossiers.filter(({ environments: all }) => Object.hasOwn(all, name)).length,
    })),
  );
  const value = {
    units: read.value.flatMap((one) => one.units),
    dossiers: Object.fromEntries(
      sources.map(({ platform }, index) => {
        const { grounds, dossiers } = read.value[index]!;
        return [platform.name, { grounds, dossiers: Object.fromEntries(dossiers.map((one) => [one.name, one])) }];
      }),
    ),
    data: read.value.flatMap(({ data }) => data),
    stacks: read.value.flatMap(({ stacks }) => stacks),
    clusters: read.value.flatMap(({ clusters }) => clusters),
    ownerships: read.value.flatMap(({ ownerships }) => ownerships),
    environments,
    services: sources.flatMap(({ services }) => services.map(({ name }) => name)),
  };
  return { value, problems: [...problems, ...read.problems, ...nothing(selection, names, value)] };
}

/** Reads and links every platform that a selection covers. */
export function readAll(root: string, toolkit: Toolkit, selection: Selection = {}): Outcome<Everything> {
  return closeAll(loadAll(root, selection), toolkit, selection);
}

/** A selection that covers nothing is a typo. */
function nothing(
  { platform, environment, service }: Selection,
  platforms: readonly string[],
  { environments, services }: Pick<Everything, 'environments' | 'services'>,
): Problem[] {
  const check = (option: string, got: string | undefined, known: readonly string[]): Problem[] => {
    if (got === undefined || known.includes(got)) return [];
    const names = [...new Set(known)];
    const message = expected(oneOf(names, got), quoted(got).slice(1, -1), didYouMean(got, names));
    return [{ file: `--${option}`, line: 1, column: 1, path: '', code: 'E354', message }];
  };
  const unknown = check('platform', platform, platforms);
  if (unknown.length) return unknown;
  const known = environments.map((one) => one.environment);
  return [...check('environment', environment, known), ...check('service', service, services)];
}
