import { z } from 'zod';
import { also, cidr, label, noEffectYet, portReference, text } from './scalars';

const capability = text.regex(/^[A-Z][A-Z_]*$/);
const id = z.int().min(0).max(4294967294);

const securityContext = z
  .strictObject({
    runAsNonRoot: z.boolean().describe('false is a relaxation that the namespace must allow'),
    runAsUser: also(['user'], id),
    runAsGroup: also(['group'], id),
    fsGroup: id.describe('Group of mounted volumes'),
    readOnlyRootFilesystem: also(['readOnlyRoot'], z.boolean()),
    allowPrivilegeEscalation: z.boolean(),
    privileged: z.boolean(),
    capabilities: z
      .union([
        z.strictObject({ add: z.array(capability), drop: z.array(capability) }).partial(),
        z.array(capability).transform((add) => ({ add })),
      ])
      .describe('Linux capabilities; all are dropped'),
    seccompProfile: z.enum(['RuntimeDefault', 'Unconfined']),
  })
  .partial();

const peer = z
  .strictObject({
    service: label,
    component: label.describe('A platform component, such as envoy-gateway'),
    namespace: label,
    cidr,
    except: z.array(cidr),
    any: z.literal(true),
    ports: z.array(
      z.union([
        portReference.transform((port) => ({ port })),
        z.strictObject({ port: portReference, protocol: z.enum(['TCP', 'UDP', 'SCTP']).optional() }),
      ]),
    ),
  })
  .partial();

const networkPolicies = z
  .strictObject({
    mode: z.enum(['add', 'replace']).describe('Beside what the graph implies, or instead of it; default add'),
    ingress: also(['allowFrom'], z.array(peer)),
    egress: also(['allowTo'], z.array(peer)),
  })
  .partial();

const rule = z.strictObject({
  apiGroups: z.array(text).optional().describe('Default the core group'),
  resources: z.array(text).min(1),
  verbs: z.array(text).min(1),
  resourceNames: z.array(text).optional(),
});

const grant = z.strictObject({
  cloud: label.optional().describe('Default: the environment’s'),
  actions: z.array(text.min(1)).min(1).describe('IAM actions, or role names'),
  resources: z.array(text.min(1)).min(1).describe('ARNs or resource ids'),
});

/** What a workload may do, and who may reach it. */
export const security = z
  .strictObject({
    securityContext: also(['context'], securityContext),
    authentication: noEffectYet(z.looseObject({})),
    authorization: noEffectYet(z.union([z.looseObject({}), z.array(z.unknown())])),
    access: z
      .strictObject({ from: z.array(label) })
      .describe('Services that may call it, beside those that depend on it'),
    encryption: z
      .union([z.boolean(), z.strictObject({ key: z.strictObject({ existing: text }).optional() })])
      .describe('A key of its own for data at rest; default true'),
    keyRotation: z
      .union([z.boolean(), z.int().min(90).max(2560)])
      .describe('Days between two rotations of the key; default 365'),
    networkPolicies: z
      .union([networkPolicies, z.array(peer).transform((ingress) => ({ ingress }))])
      .describe('Flows beside those that the graph implies'),
    identity: z
      .strictObject({ permissions: z.array(grant).describe('Rights in the cloud beside those of its backings') })
      .partial()
      .describe('The service’s identity in the cloud'),
    rbac: z.array(rule).describe('Rights at the API server'),
    serviceAccountToken: also(['automountServiceAccountToken'], z.boolean()).describe(
      'Pods see a token; default with rbac',
    ),
  })
  .partial();
