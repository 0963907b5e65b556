import { isPermitted, permitting, type Permit } from '../../../model/permits';
import { rightOf } from './annotation-rights';
import { dangerousRule } from './role-rights';
import type { RuleContext, Rule } from './rule';

/** Reports rights at the API server and annotations that need a permit. */
export const rights: Rule = (about) => {
  const { one, context, tell } = about;
  const { service } = one;
  const isAllowed = (permit: Permit) => isPermitted(permit, service.name, context.platform);
  const way = (permit: Permit) => permitting(permit, service.name);
  service.security.rbac.forEach((rule, index) => {
    const found = isAllowed('secrets') ? undefined : dangerousRule(rule, service.name);
    if (found) tell('E359', ['security', 'rbac', index], `${found}; ${way('secrets')}`);
  });
  const known = { host: service.networking.ingress?.host, gateways: context.gateways };
  for (const { given, report } of places(about))
    for (const [key, value] of Object.entries(given)) {
      const found = rightOf(value, { ...known, key });
      // Code in annotations is reported by another rule.
      if (found && found.permit !== 'code' && !isAllowed(found.permit))
        report(key, `${found.message}; ${way(found.permit)}`);
    }
};

/** Annotations and labels of a spec that are copied to objects. */
function places({ one: { service }, tell, tellMetadata }: RuleContext) {
  const { networking, metadata } = service;
  return [
    ...(['annotations', 'labels'] as const).map((part) => ({
      given: metadata[part],
      report: (key: string, message: string) => tellMetadata('E359', [part, key], message),
    })),
    {
      given: networking.ingress?.annotations ?? {},
      report: (key: string, message: string) => tell('E359', ['networking', 'ingress', 'annotations', key], message),
    },
    ...networking.endpoints.map(({ annotations }, index) => ({
      given: annotations,
      report: (key: string, message: string) =>
        tell('E359', ['networking', 'services', index, 'annotations', key], message),
    })),
  ];
}
