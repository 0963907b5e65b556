import { z } from 'zod';
import { componentNames } from '../model/component-names';
import type { GatewayTable } from '../model/gateway-facts';
import type { Facts, FactsTable } from '../model/facts';
import { nativeOptions } from './kinds/backing';
import { sharedBacking } from './kinds/shared';
import {
  also,
  bare,
  cidr,
  className,
  gibibytes,
  host,
  httpsUrl,
  label,
  labels,
  labelValue,
  qualifiedName,
  quantity,
  size,
  text,
  version,
  window,
} from './parts/scalars';
import { acknowledge } from './parts/acknowledge';
import { delivery } from './parts/delivery';
import { oneOrMore } from './parts/forms';
import { environmentMonitoring } from './parts/platform-monitoring';
import { perTable } from '../model/per-table';
import { defaultsSpec } from './service-spec';

const nodePool = z.strictObject({
  size: size.optional().describe('Neutral capacity, used where no instance type is named'),
  instanceTypes: also(['instanceType'], z.union([z.array(text).min(1), text.transform((one) => [one])]))
    .optional()
    .describe('Machine types of the cloud'),
  min: also(['minSize'], z.int().min(0)).optional().describe('Minimum number of nodes'),
  max: also(['maxSize'], z.int().min(1)).optional().describe('Maximum number of nodes'),
  disk: gibibytes.optional(),
  gpu: z.strictObject({ type: text, count: z.int().min(1) }).optional(),
  spot: z.boolean().optional().describe('Spot or preemptible machines, which the cloud may reclaim'),
  labels: labels.optional(),
  taints: z
    .array(
      z.strictObject({
        key: qualifiedName,
        value: labelValue.optional(),
        effect: z.enum(['NoSchedule', 'PreferNoSchedule', 'NoExecute']),
      }),
    )
    .optional(),
});

/** Label prefixes that are reserved: Strata and Kubernetes set these. */
const ownLabels = labels.refine(
  (given) =>
    Object.keys(given).every((key) => !/^(app\.kubernetes\.io|pod-security\.kubernetes\.io|strata\.dev)\//.test(key)),
  { error: 'no label of app.kubernetes.io, pod-security.kubernetes.io or strata.dev, which strata sets' },
);

const cluster = (facts: FactsTable, gateways: GatewayTable) =>
  z.strictObject({
    ...nativeOptions(facts, 'cluster'),
    name: label.optional().describe('Default: that of the environment'),
    existing: text.optional().describe('Name of a cluster that another team runs'),
    cloud: label.optional().describe('Cloud that runs it; default: that of the environment'),
    version: version
      .regex(/^1\.\d\d(\.\d{1,2})?$/)
      .optional()
      .describe('Minor version of Kubernetes, with its patch version where the cloud requires one'),
    nodePools: z.record(label, nodePool).optional(),
    storageClasses: z
      .union([
        z.array(className).transform((names) => Object.fromEntries(names.map((name) => [name, name]))),
        z.record(label, className),
      ])
      .optional()
      .describe(
        'StorageClasses of the cluster in addition to those of its cloud; of an existing cluster, all of them: a list, or neutral name -> StorageClass',
      ),
    apiAllowList: z
      .array(cidr)
      .optional()
      .describe('CIDR blocks that may reach the API server; it stays private unless one is a public block'),
    dns: oneOrMore(z.ipv4())
      .optional()
      .describe(
        'Addresses of name servers besides the pods of kube-system and 169.254.0.0/16, such as the ClusterIP of kube-dns where NodeLocal DNSCache serves it',
      ),
    issuer: httpsUrl.optional().describe('OIDC issuer of its service accounts, once the cluster exists'),
    maintenanceWindow: window.optional(),
    components: z
      .partialRecord(z.enum(componentNames(gateways)), z.enum(['installed', 'external']))
      .optional()
      .describe(
        'installed: Flux installs the controller; external: another team does. Default: installed where something uses it, external in an existing cluster',
      ),
  });

/** Format of a cloud's account id. */
function formOf({ account }: Facts): NonNullable<Facts['account']> {
  return account ?? { form: /^[a-z0-9-]{1,64}$/, what: 'lower-case letters, digits and hyphens, at most 64' };
}

const placement = z.strictObject({
  region: text.regex(/^(?!constructor$)[a-z0-9-]+$/),
  account: bare(z.string().regex(/^[A-Za-z0-9-]{1,64}$/), 'number').describe(
    'AWS account, Azure subscription or Google project',
  ),
  failoverRegion: text.regex(/^(?!constructor$)[a-z0-9-]+$/).optional(),
  deployers: z
    .array(text)
    .min(1)
    .optional()
    .describe(
      'Principals that apply its stacks, on Azure: object ids of groups, users or service principals, which get rights to its vaults, its cluster and its state store; default: the principal that applies first',
    ),
});

/** `apps/<platform>/environments/<environment>.yaml`; its file names it. */
export function environmentSpec(facts: FactsTable, gateways: GatewayTable) {
  return schemaOf(gateways)(facts);
}

const schemaOf = perTable((gateways: GatewayTable) => perTable((facts: FactsTable) => schema(facts, gateways)));

function schema(facts: FactsTable, gateways: GatewayTable) {
  const clouds = Object.keys(facts) as [string, ...string[]];
  const placements = z.partialRecord(z.enum(clouds), placement).superRefine((all, context) => {
    for (const [cloud, one] of Object.entries(all)) {
      const refuse = (path: readonly PropertyKey[], what: string, got: string) =>
        context.addIssue({ code: 'custom', path: [cloud, ...path], message: `expected ${what}, got "${got}"` });
      const account = formOf(facts[cloud]!);
      const { form, what } = facts[cloud]!.deployers ?? { form: /^/, what: '' };
      if (one && !account.form.test(one.account)) refuse(['account'], account.what, one.account);
      for (const [index, who] of (one?.deployers ?? []).entries())
        if (!form.test(who)) refuse(['deployers', index], what, who);
    }
  });
  return z.strictObject({
    stage: z
      .enum(['development', 'staging', 'production'])
      .describe('Stage; defaults of policy (replicas, deletion protection, backups) follow from it'),
    removed: z
      .boolean()
      .optional()
      .describe(
        'Removes the environment from its cluster: Flux deletes everything but data and its own accounts and policies, which go when this file is deleted',
      ),
    cloud: z.enum(clouds).describe('Default cloud of backings, and cloud of the secret store'),
    placements: placements.optional().describe('Region and account on each cloud that it uses'),
    state: z
      .strictObject({
        backend: z.enum(['s3', 'azurerm', 'gcs']),
        store: text.regex(/^[a-z0-9][a-z0-9.-]{2,62}$/),
        region: text.regex(/^(?!constructor$)[a-z0-9-]+$/),
        endpoint: httpsUrl
          .optional()
          .describe('URL of another S3-compatible store, such as R2; region may then be auto'),
      })
      .optional()
      .describe('Terraform backend; required unless all backings are in the cluster'),
    host: host
      .optional()
      .describe('Default host of its services; default <environment>.<domain>, in production the domain'),
    cluster: z
      .union([label.transform((name) => ({ name })), cluster(facts, gateways)])
      .optional()
      .describe('Its own cluster, or the name of the environment that has it'),
    network: z
      .strictObject({
        ...nativeOptions(facts, 'network'),
        cidr: z.cidrv4().optional().describe('Default 10.0.0.0/16'),
        zones: z.int().min(1).max(6).optional().describe('Default 3 in production, else 2'),
        nat: z.enum(['single', 'perZone']).optional().describe('Default perZone in production'),
        existing: text.optional().describe('Name of a cluster that another team runs'),
      })
      .optional(),
    shared: z.record(label, sharedBacking(facts)).optional().describe('Backings shared by its services'),
    delivery: delivery.optional().describe('Who applies its services; default that of the platform'),
    deletionProtection: z.boolean().optional().describe('Default in production'),
    quota: z
      .record(text.regex(/^[a-z0-9./-]+$/), quantity)
      .optional()
      .describe('ResourceQuota of its namespaces'),
    namespaces: z
      .record(
        label,
        z.strictObject({
          labels: ownLabels.optional().describe('Further labels of the namespace'),
          podSecurity: z
            .enum(['restricted', 'baseline', 'privileged'])
            .optional()
            .describe(
              'Pod Security level; default: the strictest that its services allow, privileged where no service runs',
            ),
          teams: oneOrMore(text)
            .optional()
            .describe(
              'Teams, by metadata.team, whose services may choose it by metadata.namespace; default: any single team',
            ),
        }),
      )
      .optional()
      .describe(
        'Further namespaces of this environment, or settings of those that its services run in; one without services gets neither policies nor quotas',
      ),
    limits: z
      .strictObject({
        default: z.partialRecord(z.enum(['cpu', 'memory', 'ephemeral-storage']), quantity).optional(),
        defaultRequest: z.partialRecord(z.enum(['cpu', 'memory', 'ephemeral-storage']), quantity).optional(),
      })
      .partial()
      .optional()
      .describe('LimitRange of its namespaces'),
    monitoring: environmentMonitoring
      .optional()
      .describe('Monitoring, where it is otherwise than that of the platform'),
    defaults: defaultsSpec(facts).optional().describe('Defaults of every service in this environment'),
    acknowledge,
  });
}

/** An environment as written. */
export type EnvironmentSpec = z.output<ReturnType<typeof environmentSpec>>;
