import { type GatewayEntry, gateways } from '../kubernetes/gateways/registry';
import type { Facts, FactsTable } from '../model/facts';
import type { GatewayFacts, GatewayTable } from '../model/gateway-facts';
import { type CloudEntry, clouds } from '../providers/registry';
import { perTable } from '../model/per-table';

/** The tables that specs choose from. */
export interface Toolkit {
  readonly clouds: Readonly<Record<string, CloudEntry>>;
  readonly gateways: Readonly<Record<string, GatewayEntry>>;
}

/** Built-in tables; spread them to add a cloud or a gateway. */
export const builtIn: Toolkit = { clouds, gateways };

// The same object each time, since schemas are cached by table.
const cloudFacts = perTable(factsIn<Facts>);
const gatewayFacts = perTable(factsIn<GatewayFacts>);

/** Facts of a toolkit's clouds. */
export function factsTable({ clouds: entries }: Toolkit): Readonly<Record<string, Facts>> {
  return cloudFacts(entries);
}

/** Facts of a toolkit's gateways. */
export function gatewayTable({ gateways: entries }: Toolkit): Readonly<Record<string, GatewayFacts>> {
  return gatewayFacts(entries);
}

function factsIn<F>(entries: Readonly<Record<string, { readonly facts: F }>>): Readonly<Record<string, F>> {
  return Object.fromEntries(Object.entries(entries).map(([name, { facts }]) => [name, facts]));
}

/** Facts of a toolkit's clouds and gateways. */
export function tablesOf(toolkit: Toolkit): { readonly facts: FactsTable; readonly gateways: GatewayTable } {
  return { facts: factsTable(toolkit), gateways: gatewayTable(toolkit) };
}
