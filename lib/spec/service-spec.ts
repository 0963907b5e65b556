import { z } from 'zod';
import type { FactsTable } from '../model/facts';
import { perTable } from '../model/per-table';
import { acknowledge } from './parts/acknowledge';
import { api, features, models } from './parts/catalogue';
import { config } from './parts/config';
import { dependencies } from './parts/dependencies';
import { deployment } from './parts/deployment';
import { edge } from './parts/edge';
import { healthchecks } from './parts/healthchecks';
import { integrations } from './parts/integrations';
import { lifecycle } from './parts/lifecycle';
import { metadata } from './parts/metadata';
import { monitoring } from './parts/monitoring';
import { networking } from './parts/networking';
import { overrides } from './parts/overrides';
import { resources } from './parts/resources';
import { also, label } from './parts/scalars';
import { security } from './parts/security';
import { service } from './parts/service';
import { shorter } from './parts/shorter';
import { volumes } from './parts/volumes';

const settings = perTable((facts: FactsTable) =>
  z
    .strictObject({
      service: service.describe('Type, image and command'),
      deployment: deployment.describe('Replicas, placement and rollout'),
      resources: resources.describe('Resource requests and limits of a pod'),
      features: features.describe('Algorithms and flags; in the catalogue that the service reads'),
      models: models.describe('Models; in the catalogue that the service reads'),
      integrations: integrations(facts).describe('Backings: databases, caches, buckets, queues, topics'),
      dependencies: dependencies.describe('Dependencies: services, shared backings, external hosts'),
      api: api.describe('API: paths, limits and authentication'),
      networking: also(['network'], networking).describe('Ports, Services and ingress'),
      monitoring: also(['observability'], monitoring).describe('Metrics, logs, traces and alerts'),
      volumes: volumes.describe('Volumes and their mounts'),
      config: also(['configuration'], config).describe('Configuration: variables, files and secrets'),
      security: security.describe('Security: contexts, flows, identity and rights'),
      healthchecks: also(['healthChecks', 'healthCheck', 'healthcheck', 'health', 'probes'], healthchecks).describe(
        'Liveness, readiness and startup probes',
      ),
      lifecycle: lifecycle.describe('Hooks, init containers, sidecars, grace period'),
      edge: edge(facts).describe('Worker at the edge, for type edge'),
      overrides: overrides.describe('Patches on single objects'),
      generation: z.int().min(1).describe('Generation of the passwords of the service; raise it to rotate them'),
      ...shorter,
    })
    .partial(),
);

/** `deployment-config.yaml`, in either dialect. */
export const serviceSpec = perTable((facts: FactsTable) => {
  const own = settings(facts);
  return z.strictObject({
    apiVersion: z
      .string()
      .regex(/^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?\/)?v1((alpha|beta)\d{1,2})?$/, {
        error: 'v1, or a group of your own before it, such as inferloop.io/v1',
      })
      .describe('v1, with or without a group: inferloop.io/v1, strata.dev/v1'),
    kind: z
      .enum(['ServiceDeployment', 'ServiceConfig', 'DeploymentConfig'])
      .describe('ServiceDeployment, or ServiceConfig, the shorter form'),
    metadata,
    spec: own.extend({
      // By its name, since the compiler writes out no more of a type than it does of `own` once.
      environments: z
        .record(label, own as z.ZodType<Settings>)
        .optional()
        .describe('Settings of one environment'),
    }),
    acknowledge,
  });
});

/** Settings that every service of a platform or an environment gets. */
export const defaultsSpec = perTable((facts: FactsTable) =>
  z.strictObject({
    metadata: metadata
      .omit({ name: true })
      .partial()
      .optional()
      .describe('Team, owner, namespace, labels and annotations of this environment'),
    spec: settings(facts).describe(
      'Settings of this environment: mappings merge, lists and single values replace. A value cannot be removed: null is an error, so write the value to use instead (false, 0, [] or the default)',
    ),
  }),
);

/** `services/<platform>/<service>/environments/<environment>.yaml`. */
export const overlaySpec = perTable((facts: FactsTable) => defaultsSpec(facts).extend({ acknowledge }));

/** Keys that any layer may set. */
export type Settings = z.output<ReturnType<typeof settings>>;

/** A service as written. */
export type ServiceSpec = z.output<ReturnType<typeof serviceSpec>>;

/** Settings of one environment. */
export type OverlaySpec = z.output<ReturnType<typeof overlaySpec>>;
