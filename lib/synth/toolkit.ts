import type { Cloud } from '../cloud/cloud';
import { gateways } from '../kubernetes/gateways';
import type { Gateways } from '../kubernetes/gateways/gateway';
import type { Facts, FactsTable } from '../model/facts';
import { clouds } from '../providers/registry';

/** A cloud: what is known of it at once, and its construct classes, loaded when something uses it. */
export interface CloudEntry {
  readonly facts: Facts;
  readonly load: () => Promise<Cloud>;
}

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
