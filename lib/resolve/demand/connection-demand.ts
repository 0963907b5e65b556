import { type Backing, ofKind } from '../../model/backing';
import type { ConnectionLimit } from '../../model/database-connections';
import { factsOf, type FactsTable } from '../../model/facts';
import type { Rollout } from '../../model/parts/rollout';
import type { Service } from '../../model/service';
import { workloadTypes } from '../../model/workload-types';
import { mostPodsOf } from './most-pods';
import { plain, shownTerms, type Term, totalOf } from './terms';

/** Connections that a service may open to a database. */
export interface ConnectionDemand {
  /** Name of the shared database. */
  readonly shared: string;
  readonly pods: number;
  /** Pods above that number during a rollout. */
  readonly surge: number;
  /** Connections of one pod. */
  readonly pool: number;
  /** Whether the spec sets the pool; otherwise a pod has at least one connection. */
  readonly isSet: boolean;
  /** Whether a Job migrates the schema, with a pool of its own. */
  readonly migrates: boolean;
}

/** Demand of a service for one of its databases. */
export function connectionDemand(service: Service, database: Backing<'database'>): ConnectionDemand {
  const { surges } = workloadTypes[service.workload.type];
  const { poolSize, poolMaxOverflow } = database.extras;
  const pods = mostPodsOf(service);
  return {
    shared: database.shared ?? '',
    pods,
    surge: surges ? surgeOf(service.rollout, pods) : 0,
    pool: Number(poolSize ?? 1) + Number(poolMaxOverflow ?? 0),
    isSet: poolSize !== undefined,
    migrates: service.migration !== undefined && isMigrated(database, service),
  };
}

/** Whether the migration of a service is of this one among its databases. */
function isMigrated({ name }: Backing<'database'>, { backings }: Service): boolean {
  return name === mainDatabase || ofKind('database', backings).length === 1;
}

/** Name of the database that a spec has under `integrations.database`. */
const mainDatabase = 'database';

/** Demand of a service for all shared databases. */
export function sharedDemand(service: Service): ConnectionDemand[] {
  if (!workloadTypes[service.workload.type].inCluster) return [];
  return ofKind('database', service.backings).flatMap((one) =>
    one.shared === undefined ? [] : [connectionDemand(service, one)],
  );
}

/** Connections that a database accepts. */
export function limitOf(
  { cloud, options, native, existing }: Backing<'database'>,
  facts: FactsTable,
): ConnectionLimit | undefined {
  const known = factsOf(facts, cloud, 'database');
  return existing !== undefined || 'unavailable' in known ? undefined : known.connections?.(options, native);
}

/** Rolling updates start a quarter more pods unless the spec says otherwise. @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-surge */
function surgeOf({ type, maxSurge = '25%' }: Rollout, pods: number): number {
  if (type !== 'RollingUpdate') return 0;
  return typeof maxSurge === 'number' ? maxSurge : Math.ceil((parseInt(maxSurge) * pods) / 100);
}

/** One client of a database by name. */
export interface Client extends ConnectionDemand {
  readonly name: string;
}

/** Why the connections of all clients exceed the limit of their database; undefined where they do not. */
export function tooManyConnections(
  database: string,
  clients: readonly Client[],
  { most, reserved, reason }: ConnectionLimit,
): string | undefined {
  const terms = clients.flatMap(termsOf);
  const rollout = Math.max(...clients.map(({ surge, pool }) => surge * pool));
  const rolling = clients.find(({ surge, pool }) => surge > 0 && surge * pool === rollout);
  if (rolling) terms.push(termOf(`the rollout of ${rolling.name}`, rolling.surge, rolling.pool));
  const sum = totalOf(terms);
  if (sum <= most - reserved) return undefined;
  const unset = clients.filter(({ isSet }) => !isSet);
  const least = unset.length > 0 ? '; a service without a pool counts as 1' : '';
  return `expected at most ${most - reserved} connections to ${database} (${most} ${reason}, less ${reserved} reserved), got ${plain(sum)}: ${shownTerms(terms)}${least}; lower replicas or pool, or choose a larger size`;
}

function termsOf({ name, pods, pool, migrates }: Client): Term[] {
  const own = termOf(name, pods, pool);
  return migrates ? [own, termOf(`the migration of ${name}`, 1, pool)] : [own];
}

function termOf(name: string, pods: number, pool: number): Term {
  return { name, value: pods * pool, text: `${pods} x ${pool}` };
}
