import { perTable } from '../../model/per-table';
import type { Environment } from '../../model/environment';
import type { Locator } from '../../model/problem';
import type { Parsed } from '../../spec/parse';
import type { OverlaySpec, ServiceSpec, Settings } from '../../spec/service-spec';
import { base, stages, types, defaultType } from './defaults';
import { type Layer, layerOf, merge } from './layers';

/** Parsed settings of a service's files. */
export interface ServiceTexts {
  readonly config: Parsed<ServiceSpec>;
  /** By environment. */
  readonly overlays: readonly Parsed<OverlaySpec>[];
}

/** Metadata that a platform or an environment sets on every service. */
export interface CommonMetadata {
  readonly metadata: NonNullable<OverlaySpec['metadata']>;
  /** Takes paths from `metadata` on. */
  readonly locate: Locator;
}

/** Settings that a service inherits from its platform and environment. */
export interface InheritedSettings {
  readonly environment: Pick<Environment, 'name' | 'stage'>;
  /** Settings of the platform and of the environment for all services, as layers. */
  readonly defaults: readonly Layer[];
  /** Metadata of the platform and of the environment for all services, in this order. @default - none */
  readonly commonMetadata?: readonly CommonMetadata[];
}

/** Layers of defaults, converted once for all services. */
const defaultLayers = perTable((settings: Settings) => layerOf('toolkit default', settings));

/** The layer of a service's own spec, converted once for all environments. */
const serviceLayers = perTable(({ spec: { spec }, locate }: ServiceTexts['config']) => {
  const { environments: _, ...own } = spec;
  return layerOf('service', own, locate, ['spec']);
});

/** Layers of a service's own files: its spec, its inline overlay and its overlay of one environment. */
export function ownLayers(
  { config, overlays }: ServiceTexts,
  { environment }: Pick<InheritedSettings, 'environment'>,
): Layer[] {
  const { environments = {} } = config.spec.spec;
  const overlay = overlays.find(({ name }) => name === environment.name);
  const inline = Object.hasOwn(environments, environment.name) ? environments[environment.name] : undefined;
  return [
    ...serviceLayers(config),
    ...layerOf('inline overlay', inline, config.locate, ['spec', 'environments', environment.name]),
    ...layerOf('overlay', overlay?.spec.spec, overlay?.locate, ['spec']),
  ];
}

/** The layers of one service in one environment: toolkit, platform, environment, service, its overlays. */
export function layersOf(texts: ServiceTexts, inherited: InheritedSettings): Layer[] {
  const written = [...inherited.defaults, ...ownLayers(texts, inherited)];
  const type = merge(written).service?.type ?? defaultType;
  const defaults = [base, stages[inherited.environment.stage], types[type]];
  return [...defaults.flatMap((settings) => (settings ? defaultLayers(settings) : [])), ...written];
}
