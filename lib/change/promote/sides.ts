import type { Environment } from '../../model/environment';
import { type Problem, isError } from '../../model/problem';
import type { Layer } from '../../resolve/settings/layers';
import { layersOf } from '../../resolve/settings/service-layers';
import type { ServiceSources } from '../../spec/load';
import { findService, unknownName } from '../../synth/find-service';
import { builtIn } from '../../synth/toolkit';

/** A service in one environment, by the layers that set its keys. */
export interface LayeredService {
  readonly environment: Environment;
  readonly layers: readonly Layer[];
}

/** A service in several environments, or why it cannot be read. */
export interface LayeredServices {
  readonly problems: readonly Problem[];
  readonly platform?: string;
  readonly sources?: ServiceSources;
  readonly found: readonly LayeredService[];
}

/** What a promotion is about. */
export interface Names {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  /** @default - the one that has the service */
  readonly platform?: string;
}

/** Reads a service's layers in both environments. */
export function readSides(root: string, { service, from, to, platform }: Names): LayeredServices {
  const own = findService(root, service, builtIn, platform);
  if ('code' in own) return { problems: [own], found: [] };
  const { context, files, sources } = own;
  const problems = own.problems.filter(isError);
  if (!context || !files || problems.length > 0) return { problems, found: [] };
  const known = context.environments.map(({ environment }) => environment.name);
  const missing = [from, to].filter((name) => !known.includes(name));
  const found = [from, to].flatMap((name) =>
    context.environments
      .filter(({ environment }) => environment.name === name)
      .map((inputs) => ({ environment: inputs.environment, layers: layersOf(files, inputs) })),
  );
  const unknown = missing.map((name) => unknownName('environment', known, name));
  return { problems: unknown, platform: own.platform.platform.name, sources, found };
}
