import type { DatabaseOptions } from './kinds/database';
import type { Machine } from './machine';

/** Connections that a database accepts, and where the number is from. */
export interface ConnectionLimit {
  readonly most: number;
  /** Those that clients do not get: of superusers, replication and the cloud's own monitoring. */
  readonly reserved: number;
  readonly reason: string;
}

/** What a cloud says about connections of its databases. */
interface ConnectionFacts {
  /** Default of `max_connections` of a machine; undefined where it is not known. */
  readonly most: (memoryGiB: number, product: string) => number | undefined;
  readonly reserved: number;
}

/** Facts of a cloud by engine. */
export type ConnectionsByEngine = Readonly<Record<DatabaseOptions['engine'], ConnectionFacts>>;

/** The limit of a database: its parameter `max_connections`, or the default of its machine. */
export function connectionLimit(
  { most, reserved }: ConnectionFacts,
  product: string,
  machine: Machine | undefined,
  ...parameters: readonly (Readonly<Record<string, string>> | undefined)[]
): ConnectionLimit | undefined {
  const set = parameters.map((one) => one?.max_connections).find((one) => one !== undefined);
  // A formula of the cloud is not computed.
  if (set !== undefined)
    return /^\d{1,9}$/.test(set) ? { most: Number(set), reserved, reason: 'as max_connections says' } : undefined;
  const found = machine && most(machine.memoryGiB, product);
  return found === undefined
    ? undefined
    : { most: found, reserved, reason: `of ${product} with ${machine!.memoryGiB} GiB` };
}

/** Bytes of one GiB. */
export const gibibyte = 2 ** 30;
