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

/** What is known of a toolkit's clouds. */
export function factsTable({ clouds }: Toolkit): FactsTable {
  return Object.fromEntries(Object.entries(clouds).map(([name, { facts }]) => [name, facts]));
}
