import type { Environment, Placement, State } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { Report } from '../../model/problem';
import { checkOffers } from '../backing/offers';

/** What decides where an environment's state is kept. */
type StateInputs = Pick<Environment, 'name' | 'placements' | 'state'>;

/** Where the store of an environment's state is made. */
export interface StateStore {
  readonly cloud: string;
  readonly place: Placement;
  readonly state: State;
}

/** The cloud, among those that an environment is on, that its state is kept at; nothing where it is kept elsewhere. */
export function stateStoreOf(
  { placements, state }: Omit<StateInputs, 'name'>,
  facts: FactsTable,
): StateStore | undefined {
  const found = Object.entries(placements).find(([cloud, place]) => {
    const { backend, stateEndpoint } = facts[cloud]!;
    return backend === state?.backend && stateEndpoint?.(place) === state?.endpoint;
  });
  return state && found ? { cloud: found[0], place: found[1], state } : undefined;
}

/** Says where two environments of one account keep their states in different places: the account has one store for them. */
export function checkState(own: StateInputs, before: readonly StateInputs[], facts: FactsTable, report: Report): void {
  const keeper = stateStoreOf(own, facts);
  if (!keeper) return;
  const { cloud, place, state } = keeper;
  const { stateEndpoint, regions, locations: of = regions } = facts[cloud]!;
  if (of && !stateEndpoint) checkOffers([{ path: ['state', 'region'], value: state.region, of }], report);
  const other = before
    .map((one) => ({ name: one.name, keeper: stateStoreOf(one, facts) }))
    .find((one) => one.keeper?.cloud === cloud && one.keeper.place.account === place.account);
  for (const key of ['store', 'region'] as const)
    if (other && other.keeper!.state[key] !== state[key])
      report(
        'E374',
        ['state', key],
        `expected ${other.keeper!.state[key]} as environments/${other.name}.yaml has it, since one stack makes the store of all states in ${cloud} ${place.account}; got ${state[key]}`,
      );
}
