import { z } from 'zod';
import type { FactsTable } from '../model/facts';
import { perTable } from './per-table';
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
import { label } from './parts/scalars';
import { security } from './parts/security';
import { service } from './parts/service';
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
      networking: networking.describe('How it is reached'),
      monitoring: monitoring.describe('What it tells about itself'),
      volumes: volumes.describe('What it mounts'),
      config: config.describe('What it reads at its start'),
      security: security.describe('What it may do, and who may reach it'),
      healthchecks: healthchecks.describe('How Kubernetes learns how it is'),
      lifecycle: lifecycle.describe('What surrounds it in time'),
      edge: edge(facts).describe('A Worker at the edge, of type edge'),
      overrides: overrides.describe('Patches on single objects'),
      generation: z.int().min(1).describe('Raise it to rotate every password of the service'),
    })
    .partial(),
);

/** `deployment-config.yaml`, in either dialect. */
export const serviceSpec = perTable((facts: FactsTable) => {
  const own = settings(facts);
  return z.strictObject({
    apiVersion: z.enum(['inferloop.io/v1', 'strata.dev/v1', 'v1']).describe('inferloop.io/v1 or v1'),
    kind: z
      .enum(['ServiceDeployment', 'ServiceConfig'])
      .describe('ServiceDeployment, or ServiceConfig, the shorter form'),
    metadata,
    spec: own.extend({
      environments: z.record(label, own).optional().describe('What differs in one environment'),
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
