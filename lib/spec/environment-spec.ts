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
import { oneOrMore } from './parts/forms';
import { perTable } from '../model/per-table';
import { overlaySpec } from './service-spec';

const nodePool = z.strictObject({
  size: size.optional().describe('Neutral capacity, for who names no instance type'),
  instanceTypes: also(['instanceType'], z.union([z.array(text).min(1), text.transform((one) => [one])]))
    .optional()
    .describe('The cloud’s names of machines'),
  min: also(['minSize'], z.int().min(0)).optional().describe('Least nodes'),
  max: also(['maxSize'], z.int().min(1)).optional().describe('Most nodes'),
  disk: gibibytes.optional(),
  gpu: z.strictObject({ type: text, count: z.int().min(1) }).optional(),
  spot: z.boolean().optional().describe('Machines that the cloud may take back'),
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

/** Labels that others read for what they are: nobody may set them by hand. */
const ownLabels = labels.refine(
  (given) =>
    Object.keys(given).every((key) => !/^(app\.kubernetes\.io|pod-security\.kubernetes\.io|strata\.dev)\//.test(key)),
  { error: 'no label of app.kubernetes.io, pod-security.kubernetes.io or strata.dev, which strata sets' },
);

const cluster = (facts: FactsTable, gateways: GatewayTable) =>
  z.strictObject({
    ...nativeOptions(facts, 'cluster'),
    name: label.optional().describe('Default: the environment’s'),
    existing: text.optional().describe('Name of a cluster that another team runs'),
    cloud: label.optional().describe('Cloud that runs it; default the environment’s'),
    version: version
      .regex(/^1\.\d\d(\.\d{1,2})?$/)
      .optional()
      .describe('Minor version of Kubernetes, with its patch where the cloud asks for one'),
    nodePools: z.record(label, nodePool).optional(),
    storageClasses: z
      .union([
        z.array(className).transform((names) => Object.fromEntries(names.map((name) => [name, name]))),
        z.record(label, className),
      ])
      .optional()
      .describe(
        'StorageClasses of the cluster beside those of its cloud, or all of an existing one: a list, or neutral name -> StorageClass',
      ),
    apiAllowList: z
      .array(cidr)
      .optional()
      .describe('Who may reach the API server; it stays private unless one is a block of the Internet'),
    dns: oneOrMore(z.ipv4())
      .optional()
      .describe(
        'Addresses of name servers beside pods of kube-system and 169.254.0.0/16: that of the Service, where a cache on each node answers for it',
      ),
    issuer: httpsUrl.optional().describe('OIDC issuer of its service accounts, once known'),
    maintenanceWindow: window.optional(),
    components: z
      .partialRecord(z.enum(componentNames(gateways)), z.enum(['installed', 'external']))
      .optional()
      .describe(
        'Whether Flux installs a controller or another team does (external); default: installed where something uses it, external in an existing cluster',
      ),
  });

/** What an account of a cloud looks like. */
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
      'Who applies its stacks, on Azure: object ids of groups, users or service principals, which get the rights to its vaults, its cluster and the store of its state; default whoever applies first',
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
    stage: z.enum(['development', 'staging', 'production']).describe('What policy follows'),
    removed: z
      .boolean()
      .optional()
      .describe(
        'Nothing of it runs in its cluster any more: Flux deletes all but data and what it deletes with, which goes with this file',
      ),
    cloud: z.enum(clouds).describe('Cloud of the secret store and of each backing that names no other'),
    placements: placements.optional().describe('Where it is on each cloud it uses'),
    state: z
      .strictObject({
        backend: z.enum(['s3', 'azurerm', 'gcs']),
        store: text.regex(/^[a-z0-9][a-z0-9.-]{2,62}$/),
        region: text.regex(/^(?!constructor$)[a-z0-9-]+$/),
        endpoint: httpsUrl
          .optional()
          .describe('URL of another store that speaks S3, such as R2; then the region may be auto'),
      })
      .optional()
      .describe('Where Terraform keeps its state; a must unless everything is in the cluster'),
    host: host
      .optional()
      .describe('Host that its services answer at; default <environment>.<domain>, in production the domain'),
    cluster: z
      .union([label.transform((name) => ({ name })), cluster(facts, gateways)])
      .optional()
      .describe('Its own cluster, or the name of another environment’s'),
    network: z
      .strictObject({
        ...nativeOptions(facts, 'network'),
        cidr: z.cidrv4().optional().describe('Default 10.0.0.0/16'),
        zones: z.int().min(1).max(6).optional().describe('Default 3 in production, else 2'),
        nat: z.enum(['single', 'perZone']).optional().describe('Default perZone in production'),
        existing: text.optional().describe('Name of a cluster that another team runs'),
      })
      .optional(),
    shared: z.record(label, sharedBacking(facts)).optional().describe('Backings that services share'),
    deletionProtection: z.boolean().optional().describe('Default in production'),
    quota: z
      .record(text.regex(/^[a-z0-9./-]+$/), quantity)
      .optional()
      .describe('ResourceQuota of its namespaces'),
    namespaces: z
      .record(
        label,
        z.strictObject({
          labels: ownLabels.optional().describe('Labels on it, beside those of strata'),
          podSecurity: z
            .enum(['restricted', 'baseline', 'privileged'])
            .optional()
            .describe('Pod Security level; default what its services need, and privileged where none runs'),
          teams: oneOrMore(text)
            .optional()
            .describe(
              'Teams, by metadata.team, whose services may choose it by metadata.namespace; default one team, whichever that is',
            ),
        }),
      )
      .optional()
      .describe(
        'Namespaces of the cluster that are this environment’s: further ones, or more on those of its services; one where none runs gets neither policies nor quotas',
      ),
    limits: z
      .strictObject({
        default: z.partialRecord(z.enum(['cpu', 'memory', 'ephemeral-storage']), quantity).optional(),
        defaultRequest: z.partialRecord(z.enum(['cpu', 'memory', 'ephemeral-storage']), quantity).optional(),
      })
      .partial()
      .optional()
      .describe('LimitRange of its namespaces'),
    defaults: overlaySpec(facts).optional().describe('What every service gets in this environment'),
  });
}

/** An environment, exactly as its author wrote it. */
export type EnvironmentSpec = z.output<ReturnType<typeof environmentSpec>>;
