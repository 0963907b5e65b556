import type { Environment } from '../../model/environment';
import type { Locator } from '../../model/problem';
import type { Parsed } from '../../spec/parse';
import type { OverlaySpec, ServiceSpec } from '../../spec/service-spec';
import { base, stages, types } from './defaults';
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

/** Layers of a service's own files: its spec, its inline overlay and its overlay of one environment. */
export function ownLayers(
  { config, overlays }: ServiceTexts,
  { environment }: Pick<InheritedSettings, 'environment'>,
): Layer[] {
  const { environments = {}, ...own } = config.spec.spec;
  const overlay = overlays.find(({ name }) => name === environment.name);
  const inline = Object.hasOwn(environments, environment.name) ? environments[environment.name] : undefined;
  return [
    ...layerOf('service', own, config.locate, ['spec']),
    ...layerOf('inline overlay', inline, config.locate, ['spec', 'environments', environment.name]),
    ...layerOf('overlay', overlay?.spec.spec, overlay?.locate, ['spec']),
  ];
}

/** The layers of one service in one environment: toolkit, platform, environment, service, its overlays. */
export function layersOf(texts: ServiceTexts, below: InheritedSettings): Layer[] {
  const written = [...below.defaults, ...ownLayers(texts, below)];
  const type = merge(written).service?.type ?? base.service!.type!;
  return [
    ...layerOf('toolkit default', base),
    ...layerOf('toolkit default', stages[below.environment.stage]),
    ...layerOf('toolkit default', types[type]),
    ...written,
  ];
}
