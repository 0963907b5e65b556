import type { Environment } from '../model/environment';
import type { FactsTable } from '../model/facts';
import type { Platform } from '../model/platform';
import type { Locator, Outcome, Problem } from '../model/problem';
import type { Service } from '../model/service';
import type { Parsed } from '../spec/parse';
import type { OverlaySpec, ServiceSpec } from '../spec/service-spec';
import type { Asked } from './asked';
import { base, stages, types } from './defaults';
import { type Layer, layerOf, locator, merge } from './layers';
import { settleBatch } from './parts/batch';
import { settleCatalogue } from './parts/catalogue';
import { settleFiles, settleSecrets } from './parts/config';
import { settleHealth } from './parts/health';
import { settleBackings, settleDependencies, settleMigration } from './parts/integrations';
import { settleLifecycle } from './parts/lifecycle';
import { settleMetadata, settlePodAnnotations } from './parts/metadata';
import { settleNetworking } from './parts/networking';
import { settleResources } from './parts/resources';
import { settleRollout } from './parts/rollout';
import { settleScaling } from './parts/scaling';
import { settleScheduling } from './parts/scheduling';
import { settleSecurity } from './parts/security';
import { settleVariables } from './parts/variables';
import { settleVolumes } from './parts/volumes';
import { settleWorkload } from './parts/workload';

/** Everything written about one service, parsed. */
export interface ServiceFiles {
  readonly name: string;
  readonly config: Parsed<ServiceSpec>;
  /** By environment. */
  readonly overlays: readonly Parsed<OverlaySpec>[];
  readonly extras: Service['extras'];
  readonly extend?: string;
}

/** What surrounds a service in one environment. */
export interface Surroundings {
  readonly platform: Platform;
  readonly environment: Environment;
  readonly facts: FactsTable;
  /** Settings of the platform and of the environment for all services, as layers. */
  readonly defaults: readonly Layer[];
}

/** A service, and where each part of it was written. */
export interface Settled {
  readonly service: Service;
  readonly locate: Locator;
  /** Service names with their place among the dependencies. */
  readonly calls: readonly { readonly name: string; readonly index: number }[];
  readonly accessFrom: readonly string[];
  readonly permissions: readonly {
    readonly cloud?: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
  readonly encryption: { readonly rotationDays: number; readonly existing?: string };
}

/** The layers of one service in one environment: toolkit, platform, environment, service, its overlays. */
export function layersOf(
  { config, overlays }: ServiceFiles,
  { environment, defaults }: Pick<Surroundings, 'environment' | 'defaults'>,
): Layer[] {
  const { environments = {}, ...own } = config.spec.spec;
  const overlay = overlays.find(({ name }) => name === environment.name);
  const inline = Object.hasOwn(environments, environment.name) ? environments[environment.name] : undefined;
  const written = [
    ...defaults,
    ...layerOf('service', own, config.locate, ['spec']),
    ...layerOf('inline overlay', inline, config.locate, ['spec', 'environments', environment.name]),
    ...layerOf('overlay', overlay?.spec.spec, overlay?.locate, ['spec']),
  ];
  const type = merge(written).service?.type ?? 'api';
  return [
    ...layerOf('toolkit default', base),
    ...layerOf('toolkit default', stages[environment.stage]),
    ...layerOf('toolkit default', types[type]),
    ...written,
  ];
}

/** Leaves nothing of one service to default in one environment; nothing where the environment goes without it. */
export function settle(files: ServiceFiles, surroundings: Surroundings): Outcome<Settled | undefined> {
  const { name, config, overlays, extras, extend } = files;
  const { platform, environment, facts } = surroundings;
  const layers = layersOf(files, surroundings);
  const settings = merge(layers);
  if (settings.deployment?.enabled === false) return { value: undefined, problems: [] };

  const problems: Problem[] = [];
  const locate = locator(layers, config.locate);
  const asked: Asked = {
    name,
    settings,
    platform,
    environment,
    facts,
    report: (code, path, message) => void problems.push({ ...locate(path), code, message }),
  };

  const overlay = overlays.find((one) => one.name === environment.name)?.spec.metadata;
  const words = [config.spec.metadata, overlay ?? {}];
  const namespace = overlay?.namespace ?? config.spec.metadata.namespace ?? `${platform.name}-${environment.name}`;
  const scaling = settleScaling(asked);
  const most = scaling.autoscaling?.max ?? scaling.replicas;
  const resources = settleResources(asked, settings.resources ?? {});
  const networking = settleNetworking(asked);
  const port = networking.containerPorts[0]?.port;
  const backings = settleBackings(asked);
  const { calls, externals } = settleDependencies(asked, backings);
  const catalogue = settleCatalogue(asked);
  const { encryption = true, keyRotation = 365, access, identity } = settings.security ?? {};

  const service: Service = {
    name,
    source: config.file,
    namespace,
    metadata: settleMetadata(asked, words),
    workload: settleWorkload(asked),
    scaling,
    rollout: settleRollout(asked),
    scheduling: settleScheduling(asked, resources, scaling.replicas),
    resources,
    networking,
    volumes: settleVolumes(asked, most),
    health: settleHealth(asked, networking),
    lifecycle: settleLifecycle(asked, networking),
    security: settleSecurity(asked, namespace),
    batch: settleBatch(asked),
    migration: settleMigration(asked),
    calls: calls.map((call) => call.name),
    externals,
    backings,
    variables: settleVariables(asked, port),
    files: [...(catalogue ? [catalogue] : []), ...settleFiles(asked)],
    secrets: settleSecrets(asked),
    annotations: settlePodAnnotations(asked, port),
    overrides: overridesOf(settings, locate),
    extras,
    extend,
    generation: settings.generation ?? 1,
  };
  const key = typeof encryption === 'object' ? encryption.key?.existing : undefined;
  return {
    value: {
      service,
      locate,
      calls,
      accessFrom: access?.from ?? [],
      permissions: identity?.permissions ?? [],
      encryption: { rotationDays: keyRotation, existing: key },
    },
    problems,
  };
}

function overridesOf({ overrides = {} }: Asked['settings'], locate: Locator): Service['overrides'] {
  return (['kubernetes', 'terraform'] as const).flatMap((layer) =>
    Object.entries(overrides[layer] ?? {}).map(([target, patch]) => ({
      layer,
      target,
      patch,
      position: locate(['overrides', layer, target]),
    })),
  );
}
