import type { Binding } from '../../model/binding';
import type { Locator, Position, Problem } from '../../model/problem';
import type { StackUnit, Unit } from '../../model/unit';
import type { LocatedSummary } from './check';

/** A foundation stack, with the locator of its environment's document. */
export interface LocatedStack {
  readonly stack: StackUnit;
  readonly environment: string;
  readonly locate: Locator;
}

/** The name that a thing gets in an account, and what it must be the only one of there. */
export interface Name {
  readonly where: string;
  readonly name: string;
}

/** A thing to be made. */
interface NamedResource extends Name {
  readonly owner: string;
  readonly environment: string;
  readonly position: () => Position;
}

/** Where each kind is asked for that no list of an environment names. */
const paths: Readonly<Partial<Record<Binding['kind'], readonly string[]>>> = {
  network: ['network'],
  cluster: ['cluster'],
};

/** Two things of one kind in one account that would bear one name. */
export function checkNames(closed: readonly LocatedSummary[], founded: readonly LocatedStack[]): Problem[] {
  // Environments of one account have one stack for the store of their states.
  const all = [...new Map(founded.map((one) => [one.stack.name, one])).values()];
  // The name of that store is written by hand, and comes after those that are computed.
  const stacks = [...all.filter(({ stack }) => stack.state), ...all.filter(({ stack }) => !stack.state)];
  const first = new Map<string, NamedResource>();
  return [...closed.flatMap(ofService), ...stacks.flatMap(ofStack)].flatMap((one): Problem[] => {
    const key = `${one.where} ${one.name}`;
    const other = first.get(key);
    if (!other) first.set(key, one);
    if (!other || other.owner === one.owner) return [];
    const has = other.environment === one.environment ? other.owner : `${other.owner} in ${other.environment}`;
    const message = `expected a name in the cloud of its own, got ${one.name}, which ${has} has`;
    return [{ ...one.position(), code: 'E337', message }];
  });
}

/** Those that somebody makes; what is there already, or is another's part, has its name from there. */
function made(bindings: readonly Binding[]): readonly Binding[] {
  return bindings.filter(({ shared, existing }) => shared === undefined && existing === undefined);
}

/** Names in the clouds of what a service makes. */
export function namesOf({ environment, bindings }: Unit): Name[] {
  return made(bindings).map(({ cloud, kind, physicalName: name }) => ({
    where: `${cloud} ${environment.placements[cloud]?.account ?? environment.cluster.name} ${kind}`,
    name,
  }));
}

function ofService({ summary: { names, service, environment }, locate }: LocatedSummary): NamedResource[] {
  const position = () => locate(['integrations']);
  return names.map((one) => ({ ...one, owner: service, environment, position }));
}

function ofStack({ stack, environment, locate }: LocatedStack): NamedResource[] {
  return made(stack.bindings).map(({ cloud, kind, name, physicalName }) => ({
    where: `${cloud} ${stack.sites[cloud]!.account} ${kind}`,
    name: physicalName,
    owner: stack.name,
    environment,
    // The state's own store alone keeps no state elsewhere.
    position: () => locate(paths[kind] ?? (stack.state ? ['shared', name] : ['state', 'store'])),
  }));
}
