import type { Environment, Placement, State } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { Report } from '../../model/problem';
import { checkOffers } from '../backing/offers';

/** Settings that determine an environment's state store. */
type StateInputs = Pick<Environment, 'name' | 'placements' | 'state'>;

/** Placement of an environment's state store. */
export interface StateStore {
  readonly cloud: string;
  readonly place: Placement;
  readonly state: State;
}

/** The cloud of an environment's state store; undefined where it is on none of its clouds. */
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

/** Reports environments of one account with different state stores: the account has one. */
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
        `expected ${other.keeper!.state[key]} as in environments/${other.name}.yaml, since ${cloud} ${place.account} has one state store; got ${state[key]}`,
      );
}
