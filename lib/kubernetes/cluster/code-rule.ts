import { byGroup, gatewayKinds, type NamedGatewayKind } from '../../api/gateway-kinds';
import type { GatewayTable } from '../../model/gateway-facts';
import type { AdmissionRule } from './admission-rule';

/** Kinds of code by how they hold it. */
type Code<K extends PropertyKey> = NamedGatewayKind & { readonly code: Readonly<Record<K, readonly string[]>> };

/** Rules against code in gateways, by the kinds that the gateways read. */
export function codeRule(gateways: GatewayTable): AdmissionRule {
  const kinds = gatewayKinds(gateways).filter(({ code }) => code);
  const whole = kinds.filter((one): one is Code<'lists'> => 'lists' in one.code!);
  const plugins = kinds.filter((one): one is Code<'plugins'> => 'plugins' in one.code!);
  const refusals = [
    ...(whole.length > 0 ? [`!(object.kind in ${texts(whole.map(({ kind }) => kind))})`] : []),
    ...plugins.map(
      ({ kind, code }) =>
        `(object.kind != '${kind}' || !has(object.plugin) || !(object.plugin in ${texts(code.plugins)}))`,
    ),
  ];
  return {
    name: 'code',
    permit: 'code',
    resources: { 'networking.k8s.io': ['ingresses'], ...byGroup(kinds) },
    holds: {
      'no snippet goes into a gateway':
        "!has(object.metadata.annotations) || object.metadata.annotations.all(key, !key.matches('snippets?$'))",
      ...(refusals.length > 0 && { 'no code runs in a gateway': refusals.join(' && ') }),
    },
  };
}

/** A CEL list of constant texts. */
export function texts(all: readonly string[]): string {
  return `[${all.map((one) => `'${one}'`).join(', ')}]`;
}
