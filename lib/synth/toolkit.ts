import { gateways } from '../kubernetes/gateways';
import type { Gateways } from '../kubernetes/gateways/gateway';
import type { FactsTable } from '../model/facts';
import { type CloudEntry, clouds } from '../providers/registry';

/** The tables that specs choose from. */
export interface Toolkit {
  readonly clouds: Readonly<Record<string, CloudEntry>>;
  readonly gateways: Gateways;
}

/** What is built in; spread it to add a cloud or a gateway. */
export const builtIn: Toolkit = { clouds, gateways };

const tables = new WeakMap<Toolkit['clouds'], FactsTable>();

/** What is known of a toolkit's clouds; the same table each time, since schemas are made once a table. */
export function factsTable({ clouds }: Toolkit): FactsTable {
  const known = tables.get(clouds);
  if (known) return known;
  const table = Object.fromEntries(Object.entries(clouds).map(([name, { facts }]) => [name, facts]));
  tables.set(clouds, table);
  return table;
}
