import { gatewayKinds } from '../../../api/gateway-kinds';
import { type ObjectContext, type Rule, list } from './object-context';

/** Reports code in a gateway, which all services share. */
export const code: Rule = {
  permit: 'code',
  check: ({ body, gateways }: ObjectContext) =>
    gatewayKinds(gateways).flatMap((one) => {
      if (one.kind !== body.kind || !one.code) return [];
      if ('plugins' in one.code) {
        const plugin = String(body['plugin']);
        return one.code.plugins.includes(plugin) ? [`expected a plugin that runs no code, got ${plugin}`] : [];
      }
      const found = one.code.lists.filter((key) => list(body, ['spec', key]).length > 0);
      return found.map((key) => `expected no code in the gateway, got spec.${key}`);
    }),
};
