import { z } from 'zod';
import { idle, oneOrMore, said } from './forms';
import { authentication } from './gateway';
import { flows } from './peers';
import { also, days, key, label, noEffectYet, text } from './scalars';
import { contextParts, securityContext } from './security-context';

const networkPolicies = z
  .strictObject({
    enabled: z.boolean().describe('Always on: only flows of declared dependencies are allowed'),
    mode: z
      .enum(['add', 'replace'])
      .describe('add: in addition to the flows of declared dependencies; replace: instead of them; default add'),
    ingress: also(['allowFrom'], flows),
    egress: also(['allowTo'], flows),
    policyTypes: z
      .array(z.enum(['Ingress', 'Egress']))
      .describe('Always both; to allow a direction entirely, write [{}]'),
    podSelector: z.record(key, z.unknown()).describe('Always {}: the pods of this service'),
    defaultDeny: z.boolean().describe('Always true'),
  })
  .partial();

const rule = z.strictObject({
  apiGroups: z.array(text).min(1).optional().describe('Default the core group'),
  resources: z.array(text).min(1),
  verbs: z.array(text).min(1),
  resourceNames: z.array(text).optional(),
});

const rbac = z.union([
  z.array(rule),
  z
    .strictObject({
      enabled: also(['create'], z.boolean()).optional().describe('false: no rights'),
      rules: z.array(rule).optional(),
      ...idle('clusterRole', 'serviceAccountName'),
    })
    .transform(({ enabled = true, rules = [] }) => (enabled ? rules : [])),
]);

const grant = z.strictObject({
  cloud: label.optional().describe('Default: that of the environment'),
  actions: z.array(text.min(1)).min(1).describe('IAM actions, or role names'),
  resources: z.array(text.min(1)).min(1).describe('ARNs or resource ids'),
});

const rotation = z
  .union([
    z.boolean(),
    z.int().min(90).max(2560),
    days.refine((all) => all >= 90 && all <= 2560, { error: '90 to 2560 days, such as 90d or 1y' }),
  ])
  .describe('Days between two rotations of the key, or 90d, 1y; default 365');

const encryption = z.union([
  z.boolean(),
  z
    .strictObject({
      enabled: z.boolean().optional(),
      atRest: z
        .union([z.boolean(), z.strictObject({ enabled: z.boolean() }).transform((one) => one.enabled)])
        .optional(),
      inTransit: z
        .union([z.boolean(), z.strictObject({ enabled: z.boolean() }).transform((one) => one.enabled)])
        .optional()
        .describe('Always true: managed backings are reached by TLS'),
      key: z.strictObject({ existing: text }).optional().describe('An existing key, instead of one of its own'),
      keyRotation: also(['rotation', 'rotationPeriod'], rotation).optional(),
      ...idle('algorithm', 'provider', 'kms'),
    })
    .transform(({ enabled = true, atRest = true, key, inTransit, keyRotation }) =>
      enabled && atRest ? said({ key, inTransit, keyRotation }) : false,
    ),
]);

const serviceAccount = z.union([
  label.transform((name): Account => ({ name })),
  z.boolean().transform((create): Account => ({ create })),
  z
    .strictObject({ create: also(['enabled'], z.boolean()), name: label, ...idle('annotations', 'automount') })
    .partial()
    .transform((one): Account => one),
]);

/** Service account of the pods. */
export interface Account {
  readonly create?: boolean;
  readonly name?: string;
}

/** Security of a service: contexts, flows, identity and rights. */
export const security = z
  .strictObject({
    securityContext: also(['context'], securityContext),
    podSecurityContext: also(['podContext'], securityContext).describe('Security context of the pod'),
    containerSecurityContext: also(['containerContext'], securityContext).describe('Security context of the container'),
    ...contextParts,
    authentication: also(['auth'], authentication).describe('Tokens that the gateway requires'),
    authorization: noEffectYet(z.unknown()),
    access: z
      .union([oneOrMore(label).transform((from) => ({ from })), z.strictObject({ from: oneOrMore(label) })])
      .describe('Services that may call it, in addition to those that depend on it'),
    sharedWith: also(['sharesWith'], oneOrMore(label)).describe(
      'Services that may refer to its volumes and backings by existing; default none',
    ),
    allowedServices: also(['allowedCallers'], oneOrMore(label)).describe('Shorter form of access.from'),
    encryption: encryption.describe('A key of its own for data at rest; default true'),
    keyRotation: rotation,
    networkPolicies: also(
      ['networkPolicy'],
      z.union([
        z.boolean().transform((enabled) => ({ enabled })),
        networkPolicies,
        flows.transform((ingress) => ({ ingress })),
      ]),
    ).describe('Flows in addition to those of declared dependencies'),
    identity: z
      .strictObject({
        permissions: z.array(grant).describe('Rights in the cloud in addition to those of its backings'),
      })
      .partial()
      .describe('The service’s identity in the cloud'),
    rbac: rbac.describe('Rights at the API server'),
    serviceAccount: serviceAccount.describe('Always a service account of its own, with the name of the service'),
    serviceAccountToken: also(['automountServiceAccountToken'], z.boolean()).describe(
      'Mounts a token of the API server; default with rbac',
    ),
    tls: also(['mtls', 'mTLS'], noEffectYet(z.unknown())).describe('Encryption between services'),
    compliance: noEffectYet(z.unknown()).describe('Compliance frameworks'),
    podSecurity: also(['podSecurityStandard'], noEffectYet(z.unknown())).describe(
      'Pod Security level; default: the strictest that admits it',
    ),
  })
  .partial()
  .transform(({ podSecurityContext, containerSecurityContext, allowedServices, securityContext: whole, ...rest }) => {
    const names = Object.keys(contextParts);
    const direct = Object.entries(rest).filter(([name]) => names.includes(name));
    const others = Object.fromEntries(Object.entries(rest).filter(([name]) => !names.includes(name)));
    const context = { ...podSecurityContext, ...containerSecurityContext, ...Object.fromEntries(direct), ...whole };
    return said({
      ...(others as Omit<typeof rest, keyof typeof contextParts>),
      securityContext: Object.keys(context).length ? (context as z.output<typeof securityContext>) : undefined,
      access: rest.access ?? (allowedServices && { from: allowedServices }),
    });
  });
