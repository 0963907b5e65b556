import { at } from '../../model/mapping';
import type { Problem } from '../../model/problem';
import { written } from '../../resolve/settings/canonical';
import { type Layer, merge } from '../../resolve/settings/layers';
import { setIn } from '../../spec/edit';
import { withoutNotes } from '../../spec/notes';
import type { ServiceSources } from '../../spec/load';
import type { Settings } from '../../spec/service-spec';
import type { Restored } from '../rollback/restored-files';
import { type Difference, differing } from './differing';
import { placeIn } from './following-keys';
import { type LayeredService, type Names, readSides } from './sides';

/** One key that goes to the next environment, or stays. */
export interface Promoted {
  readonly key: string;
  readonly before?: unknown;
  readonly after: unknown;
}

/** What a promotion does. */
export interface Promotion {
  readonly problems: readonly Problem[];
  readonly promoted: readonly Promoted[];
  /** Keys that stay, with the reason. */
  readonly staying: readonly { readonly key: string; readonly reason: string }[];
  /** The file that changes. @default - nothing differs */
  readonly file?: Restored;
}

/** Copies image, flags and variables of a service from one environment to the next, as an edit that keeps comments. */
export function promote(root: string, names: Names): Promotion {
  const { problems, platform, sources, found } = readSides(root, names);
  const [from, to] = found;
  if (!from || !to || problems.length > 0) return { problems, promoted: [], staying: [] };
  const [source, target] = [from, to].map(({ layers }) => withoutNotes(merge(layers)) as Settings) as [
    Settings,
    Settings,
  ];
  const all = differing(source, target).map((one) => ({ ...one, reason: placeIn(one.value, from.environment) }));
  const moving = all.filter(({ reason }) => reason === undefined);
  return {
    problems,
    promoted: moving.map(({ path, value }) => ({ key: path.join('.'), before: at(target, path), after: value })),
    staying: all.flatMap(({ path, reason }) => (reason === undefined ? [] : [{ key: path.join('.'), reason }])),
    ...(moving.length > 0 && { file: edited(moving, from, to, sources!, platform!) }),
  };
}

/** The file of the next environment with all values set. */
function edited(
  moving: readonly Difference[],
  from: LayeredService,
  { environment, layers }: LayeredService,
  { name, config, overlays }: ServiceSources,
  platform: string,
): Restored {
  const overlay = overlays.find((one) => one.name === environment.name);
  const isInline = overlay === undefined && layers.some(({ origin }) => origin === 'inline overlay');
  const file = overlay?.file ?? `services/${platform}/${name}/environments/${environment.name}.yaml`;
  const root = isInline ? ['spec', 'environments', environment.name] : ['spec'];
  const start = isInline ? config.text : (overlay?.text ?? '');
  const text = moving.reduce(
    (all, { path, value }) => setIn(all, [...root, ...spelled(path, [...layers], from.layers)], value),
    start,
  );
  return { file: isInline ? config.file : file, text };
}

/** A path as the next environment writes it, or as the first one does where the next has no such key. */
function spelled(path: readonly string[], target: readonly Layer[], source: readonly Layer[]): string[] {
  const own = target.findLast(({ origin, settings }) => /overlay$/.test(origin) && at(settings, path) !== undefined);
  const winner = own ?? source.findLast(({ settings }) => at(settings, path) !== undefined);
  return written(path, winner?.moves ?? []).map(String);
}
