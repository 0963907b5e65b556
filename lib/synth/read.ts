import { gather, type Outcome, type Problem } from '../model/problem';
import { quoted } from '../spec/characters';
import { didYouMean, expected, oneOf } from '../spec/hints';
import { load, platforms } from '../spec/load';
import { factsTable, type Toolkit } from './toolkit';
import { type PlatformUnits, unitsOf } from './units';
import type { Selection } from './scope';

/** Everything under a root, closed. */
export interface Everything extends PlatformUnits {
  readonly environments: readonly { readonly platform: string; readonly environment: string }[];
  /** Names of all services, whether they run anywhere or not. */
  readonly services: readonly string[];
}

/** Reads and links every platform that a selection covers. */
export function readAll(root: string, toolkit: Toolkit, selection: Selection = {}): Outcome<Everything> {
  const reading = { facts: factsTable(toolkit), gateways: toolkit.gateways };
  const names = platforms(root);
  const chosen = names.value.filter((name) => !selection.platform || name === selection.platform);
  const sources = gather(chosen.map((name) => load(root, name)));
  const read = gather(sources.value.map((one) => unitsOf(one, reading)));
  const environments = sources.value.flatMap((one) =>
    one.environments.map(({ name }) => ({ platform: one.platform.name, environment: name })),
  );
  const value = {
    units: read.value.flatMap(({ units }) => units),
    data: read.value.flatMap(({ data }) => data),
    stacks: read.value.flatMap(({ stacks }) => stacks),
    clusters: read.value.flatMap(({ clusters }) => clusters),
    ownerships: read.value.flatMap(({ ownerships }) => ownerships),
    environments,
    services: sources.value.flatMap(({ services }) => services.map(({ name }) => name)),
  };
  return {
    value,
    problems: [...names.problems, ...sources.problems, ...read.problems, ...nothing(selection, names.value, value)],
  };
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
