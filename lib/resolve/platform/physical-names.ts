import type { ScopedName, LocatedSummary } from './unit-summary';
import type { Binding } from '../../model/binding';
import type { Locator, Position, Problem } from '../../model/problem';
import type { StackUnit, Unit } from '../../model/unit';

/** A foundation stack, with the locator of its environment's document. */
export interface LocatedStack {
  readonly stack: StackUnit;
  readonly environment: string;
  readonly locate: Locator;
}

/** A resource to create. */
interface NamedResource extends ScopedName {
  readonly owner: string;
  readonly environment: string;
  readonly position: () => Position;
}

/** Paths of kinds outside of `shared`. */
const paths: Readonly<Partial<Record<Binding['kind'], readonly string[]>>> = {
  network: ['network'],
  cluster: ['cluster'],
};

/** Reports resources of one kind in one account with the same physical name. */
export function checkNames(closed: readonly LocatedSummary[], founded: readonly LocatedStack[]): Problem[] {
  // Environments of one account share the stack of the state store.
  const all = [...new Map(founded.map((one) => [one.stack.name, one])).values()];
  // The name of that store is written by hand, and is compared after computed ones.
  const stacks = [...all.filter(({ stack }) => stack.state), ...all.filter(({ stack }) => !stack.state)];
  const first = new Map<string, NamedResource>();
  return [...closed.flatMap(ofService), ...stacks.flatMap(ofStack)].flatMap((one): Problem[] => {
    const key = `${one.where} ${one.name}`;
    const other = first.get(key);
    if (!other) first.set(key, one);
    if (!other || other.owner === one.owner) return [];
    const has = other.environment === one.environment ? other.owner : `${other.owner} in ${other.environment}`;
    const message = `expected a unique name in the cloud, got ${one.name}, which ${has} has`;
    return [{ ...one.position(), code: 'E337', message }];
  });
}

/** Created backings; existing ones and parts of shared ones are left out. */
function made(bindings: readonly Binding[]): readonly Binding[] {
  return bindings.filter(({ shared, existing }) => shared === undefined && existing === undefined);
}

/** Physical names of a service's resources. */
export function namesOf({ environment, bindings }: Unit): ScopedName[] {
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
    // Only the stack of the state store has no backend.
    position: () => locate(paths[kind] ?? (stack.state ? ['shared', name] : ['state', 'store'])),
  }));
}
