import { z } from 'zod';
import type { FactsTable } from '../model/facts';
import { perTable } from '../model/per-table';
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
      service: service.describe('What it is'),
      deployment: deployment.describe('How many, where, and how it changes'),
      resources: resources.describe('What a pod asks for'),
      features: features.describe('Algorithms and flags; in the catalogue that the service reads'),
      models: models.describe('Models; in the catalogue that the service reads'),
      integrations: integrations(facts).describe('What it stores and sends'),
      dependencies: dependencies.describe('What it cannot do without'),
      api: api.describe('What callers may ask'),
      networking: also(['network'], networking).describe('How it is reached'),
      monitoring: also(['observability'], monitoring).describe('What it tells about itself'),
      volumes: volumes.describe('What it mounts'),
      config: also(['configuration'], config).describe('What it reads at its start'),
      security: security.describe('What it may do, and who may reach it'),
      healthchecks: also(['healthChecks', 'healthCheck', 'healthcheck', 'health', 'probes'], healthchecks).describe(
        'How Kubernetes learns how it is',
      ),
      lifecycle: lifecycle.describe('What surrounds it in time'),
      edge: edge(facts).describe('A Worker at the edge, of type edge'),
      overrides: overrides.describe('Patches on single objects'),
      generation: z.int().min(1).describe('Raise it to rotate every password of the service'),
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
        .describe('What differs in one environment'),
    }),
  });
});

/** `services/<platform>/<service>/environments/<environment>.yaml`. */
export const overlaySpec = perTable((facts: FactsTable) =>
  z.strictObject({
    metadata: metadata
      .omit({ name: true })
      .partial()
      .optional()
      .describe('Team, owner, namespace, labels and annotations of this environment'),
    spec: settings(facts).describe(
      'What differs here: mappings merge, lists and single values replace. Nothing removes a value: null is an error, so write the value that stands instead (false, 0, [] or the default)',
    ),
  }),
);

/** What layers of any origin may set. */
export type Settings = z.output<ReturnType<typeof settings>>;

/** A service, exactly as its author wrote it. */
export type ServiceSpec = z.output<ReturnType<typeof serviceSpec>>;

/** What differs in one environment. */
export type OverlaySpec = z.output<ReturnType<typeof overlaySpec>>;
