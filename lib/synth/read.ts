import { gather, type Outcome, type Problem } from '../model/problem';
import { quoted } from '../spec/characters';
import { didYouMean, expected, oneOf } from '../spec/hints';
import type { Sources } from '../spec/load';
import { loadAll } from './load-all';
import type { Population } from './rows';
import type { Selection } from './scope';
import { factsTable, gatewayTable, type Toolkit } from './toolkit';
import { type PlatformUnits, unitsOf } from './units';

/** Everything under a root, closed. */
export interface Everything extends PlatformUnits {
  readonly environments: readonly Omit<Population, 'services'>[];
  /** Names of all services, whether they run anywhere or not. */
  readonly services: readonly string[];
}

/** Reads and links every platform that a selection covers. */
export function readAll(root: string, toolkit: Toolkit, selection: Selection = {}): Outcome<Everything> {
  const {
    value: { platforms: names, sources },
    problems,
  } = loadAll(root, selection);
  const reading = { facts: factsTable(toolkit), gateways: gatewayTable(toolkit) };
  const read = gather(sources.map((one) => unitsOf(one, reading)));
  const all = <K extends keyof PlatformUnits>(key: K) =>
    read.value.flatMap((one) => one[key] as unknown[]) as unknown as PlatformUnits[K];
  const value = {
    units: all('units'),
    data: all('data'),
    stacks: all('stacks'),
    clusters: all('clusters'),
    ownerships: all('ownerships'),
    ...namesIn(sources),
  };
  return { value, problems: [...problems, ...read.problems, ...nothing(selection, names, value)] };
}

/** Names of what was loaded. */
export function namesIn(sources: readonly Sources[]): Pick<Everything, 'environments' | 'services'> {
  return {
    environments: sources.flatMap(({ platform, environments }) =>
      environments.map(({ name }) => ({ platform: platform.name, environment: name })),
    ),
    services: sources.flatMap(({ services }) => services.map(({ name }) => name)),
  };
}

/** A selection that covers nothing is a typo. */
export function nothing(
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
