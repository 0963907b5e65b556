import { z } from 'zod';
import type { FactsTable } from '../model/facts';
import { permitNames } from '../model/permits';
import { features } from './parts/catalogue';
import { acknowledge } from './parts/acknowledge';
import { oneOrMore } from './parts/forms';
import { registry } from './parts/image';
import { allowances } from './parts/allowances';
import { deliverer } from './parts/delivery';
import { cors, tokens } from './parts/gateway';
import { platformMonitoring } from './parts/platform-monitoring';
import { also, bare, className, host, label, labels, scalar, text, urlPath, variable } from './parts/scalars';
import { defaultsSpec } from './service-spec';

/** The gateway, in any of its forms. */
interface GatewaySpec {
  readonly type?: string;
  readonly cors?: z.output<typeof cors>;
  readonly auth?: z.output<typeof tokens>;
}

/** Permissions boundary on each cloud that has one. */
function boundaries(facts: FactsTable): Record<never, never> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([cloud, { identity }]) =>
      identity.boundary
        ? [[cloud, text.regex(identity.boundary.form, identity.boundary.what).optional()] as const]
        : [],
    ),
  ) as Record<never, never>;
}

/** `apps/<platform>/platform.yaml`; its folder names it. */
export function platformSpec(facts: FactsTable, gateways: readonly string[]) {
  return z.strictObject({
    domain: host.describe('Domain of the platform'),
    registry: registry.describe(
      'Prefix of images that name no registry: ghcr.io/acme; those of Docker Hub say docker.io',
    ),
    gateway: z
      .union([
        z.enum(gateways as [string, ...string[]]).transform((type): GatewaySpec => ({ type })),
        z.strictObject({
          type: also(['class'], z.enum(gateways as [string, ...string[]]))
            .optional()
            .describe('Default envoy'),
          cors: cors.optional().describe('CORS of every ingress without its own'),
          auth: also(['authentication'], tokens)
            .optional()
            .describe(
              'Tokens; required where a service sets auth, or with enabled: true at every ingress that does not disable it',
            ),
        }),
      ])
      .optional()
      .describe('Gateway controller; default envoy; ingress-nginx was retired in March 2026'),
    contact: z.email().optional().describe('Address for certificates; default platform@<domain>'),
    gitops: z.strictObject({
      repository: z
        .string()
        .regex(/^(https|ssh):\/\/[^\s]+$/, { error: 'a URL that starts with https:// or ssh://' })
        .refine((url) => /^(https:\/\/[^/@]*(\/.*)?|ssh:\/\/([^/@:]*@)?[^/@]*(\/.*)?)$/.test(url), {
          error:
            'expected a URL without a password or a token, got one with credentials: put those into the Secret that gitops.secret names',
        })
        .describe('URL that Flux reads this repository from'),
      branch: text
        .regex(/^[A-Za-z0-9][\w./-]*$/)
        .optional()
        .describe('Default main'),
      secret: label.optional().describe('Secret in flux-system with credentials; default none'),
      verify: label
        .optional()
        .describe(
          'Secret in flux-system with public PGP keys: Flux applies only commits that one of them signed; default: any commit',
        ),
    }),
    helm: z
      .strictObject({
        charts: z.boolean().describe('Whether each service has a chart under dist/helm; default false'),
      })
      .optional()
      .describe('Helm charts of its services; default none'),
    delivery: deliverer
      .optional()
      .describe(
        'Who applies the services of environments that do not say it: kustomize applies their objects, helm installs their charts; default kustomize',
      ),
    allow: allowances
      .optional()
      .describe('Files and Terraform blocks that are allowed in addition to those that Strata writes; default none'),
    tags: z
      .record(text.regex(/^[A-Za-z0-9_.:/=+@-]{1,128}$/), bare(text.max(256)))
      .optional()
      .describe('Tags on all resources that have tags: CostCenter'),
    regions: z
      .array(text.regex(/^(?!constructor$)[a-z0-9-]+$/))
      .min(1)
      .optional()
      .describe('Allowed regions; default any'),
    aliases: z.record(label, label).optional().describe('Aliases of services: unified-auth -> auth'),
    tiers: features.optional().describe('Customer tiers with limits and SLA; in the catalogue of every service'),
    priorities: z
      .record(label, z.int().min(-1000000000).max(1000000000))
      .optional()
      .describe('PriorityClasses by name'),
    storageClasses: z
      .record(label, className)
      .optional()
      .describe('Neutral name -> StorageClass; default each cloud’s own'),
    environmentContract: z
      .record(variable, scalar)
      .optional()
      .describe(
        'Variables of every service that has the backing or setting that they refer to: NAME: ${database.host}, service://<name>, ${service.tier}, ${environment.stage}, ${tracing.endpoint}',
      ),
    labels: labels.optional().describe('Labels on every object'),
    monitoring: platformMonitoring
      .optional()
      .describe('Prometheus: how it finds metrics and rules, and who is told of alerts'),
    defaults: defaultsSpec(facts).optional().describe('Defaults of every service'),
    acknowledge,
    permits: z
      .record(label, oneOrMore(z.enum(permitNames)))
      .optional()
      .describe('Service -> permits: exceptions from the rules between services; docs/exceptions.md lists each'),
    extraKinds: z
      .array(text.regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)+\/[A-Z][A-Za-z0-9]{0,62}$/))
      .optional()
      .describe('Further namespaced kinds that extra/ may hold, as group/Kind: example.com/Widget'),
    permissionsBoundaries: z
      .strictObject(boundaries(facts))
      .optional()
      .describe(
        'Permissions boundary of service identities, by cloud: on AWS the name of an IAM policy in each account',
      ),
    basePath: urlPath.optional().describe('Path prefix of every service; default /'),
  });
}

/** A platform as written. */
export type PlatformSpec = z.output<ReturnType<typeof platformSpec>>;
