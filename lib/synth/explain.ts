import { isError, type Position, type Problem } from '../model/problem';
import { written } from '../resolve/settings/canonical';
import { at } from '../model/mapping';
import { merge } from '../resolve/settings/layers';
import { layersOf } from '../resolve/settings/service-layers';
import { withoutNotes } from '../spec/notes';
import type { Settings } from '../spec/service-spec';
import { findService, unknownName } from './find-service';
import { builtIn, type Toolkit } from './toolkit';

/** Origin of a value. */
export interface Explanation {
  readonly path: string;
  readonly value: unknown;
  /** Every layer that sets it, in order of precedence. */
  readonly layers: readonly {
    readonly origin: string;
    readonly position?: Position;
    readonly value: unknown;
    readonly wins: boolean;
  }[];
}

/** Reads the layers of one service, and returns the value of each at one path, such as `deployment.replicas.min`. */
export function explain(
  root: string,
  service: string,
  environment: string,
  path: string,
  platform?: string,
  toolkit: Toolkit = builtIn,
): { readonly explanation?: Explanation; readonly problems: readonly Problem[] } {
  const found = findService(root, service, toolkit, platform);
  if ('code' in found) return { problems: [found] };
  const { platform: source, sources: own, context, files: parsed, problems } = found;
  // An unreadable layer would silently be ignored.
  const files = [
    source.platform,
    own.config,
    ...[...source.environments, ...own.overlays].filter(({ name }) => name === environment),
  ];
  const broken = problems.filter((one) => isError(one) && files.some(({ file }) => file === one.file));
  if (!context || broken.length) return { problems: broken.length ? broken : problems };
  const inputs = context.environments.find((one) => one.environment.name === environment);
  if (!parsed) return { problems };
  if (!inputs)
    return {
      problems: [
        unknownName(
          'environment',
          context.environments.map((one) => one.environment.name),
          environment,
        ),
      ],
    };

  const keys = path.split('.');
  const layers = layersOf(parsed, inputs);
  const whole = withoutNotes(merge(layers)) as Settings;
  const value = at(whole, keys);
  if (value === undefined) {
    const parent = at(whole, keys.slice(0, -1));
    const known = typeof parent === 'object' && parent !== null ? Object.keys(parent) : Object.keys(whole);
    return { problems: [unknownName('path', known, keys.at(-1)!)] };
  }
  const saying = layers.flatMap(({ origin, settings, locate, moves }) => {
    const said = at(settings, keys);
    return said === undefined ? [] : [{ origin, value: withoutNotes(said), position: locate?.(written(keys, moves)) }];
  });
  return {
    explanation: { path, value, layers: saying.map((one, index) => ({ ...one, wins: index === saying.length - 1 })) },
    problems: [],
  };
}
