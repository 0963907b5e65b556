import type { Permit } from '../../../model/permits';
import { rightOf } from '../../../resolve/link/rules/annotation-rights';
import { type ObjectContext, type Rule, mapping, podsOf } from './object-context';

/** Reports annotations and labels that need a permit. */
export function annotated(permit: Permit): Rule {
  return {
    permit,
    check: ({ body, unit, gateways }: ObjectContext) => {
      const known = { host: unit.service.networking.ingress?.host, account: unit.accountAnnotations, gateways };
      const all = [body, ...podsOf(body)].flatMap((one) =>
        ['annotations', 'labels'].flatMap((part) => Object.entries(mapping(one, ['metadata', part]))),
      );
      return all.flatMap(([key, value]) => {
        const found = rightOf(String(value), { ...known, key, kind: body.kind });
        return found?.permit === permit ? [found.message] : [];
      });
    },
  };
}
