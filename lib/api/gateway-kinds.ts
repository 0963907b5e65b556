import { type GatewayKind, type GatewayTable, ingresses } from '../model/gateway-facts';
import { perTable } from '../model/per-table';

/** A kind that a gateway's controller reads, with its name. */
export interface NamedGatewayKind extends GatewayKind {
  readonly group: string;
  readonly kind: string;
}

/** Kinds of all gateways of a table, in order, with duplicates. */
export const gatewayKinds = perTable((gateways: GatewayTable): readonly NamedGatewayKind[] =>
  Object.values(gateways).flatMap(({ apiGroups = ingresses }) =>
    Object.entries(apiGroups).flatMap(([group, kinds]) =>
      Object.entries(kinds).map(([kind, known]) => ({ ...known, group, kind })),
    ),
  ),
);

/** Kinds of objects in folders of services or of clusters. */
export function madeFor(whose: 'service' | 'cluster', gateways: GatewayTable): NamedGatewayKind[] {
  return gatewayKinds(gateways).filter((one) => one.madeFor?.includes(whose));
}

/** Resources by group, each once. */
export function byGroup(
  kinds: readonly { readonly group: string; readonly resource: string }[],
): Readonly<Record<string, readonly string[]>> {
  const groups = [...new Set(kinds.map(({ group }) => group))];
  return Object.fromEntries(
    groups.map((group) => [group, [...new Set(kinds.flatMap((one) => (one.group === group ? [one.resource] : [])))]]),
  );
}
