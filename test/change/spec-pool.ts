import { load } from 'js-yaml';
import { api, environment, further, platform } from '../resolve/bases';
import { type At, placesIn } from './random-values';
import { specsIn } from './specs';

type Sort = 'platform' | 'environment' | 'service' | 'overlay';

function sortOf(file: string): Sort {
  if (file.startsWith('apps/')) return file.includes('/environments/') ? 'environment' : 'platform';
  return file.includes('/environments/') ? 'overlay' : 'service';
}

let pool: ReadonlyMap<Sort, readonly At[]> | undefined;

/** Keys with values that files of the same sort have, of which some fit where they are not said yet. */
export function additions(file: string): readonly At[] {
  pool ??= made();
  return pool.get(sortOf(file))!;
}

function made(): ReadonlyMap<Sort, readonly At[]> {
  const texts: [Sort, string][] = [
    ...['inferloop', 'ouroboros', 'ai-platform'].flatMap((name) =>
      [...specsIn('.', name)].map(([file, text]): [Sort, string] => [sortOf(file), text]),
    ),
    ...[api, ...further].map((text): [Sort, string] => ['service', text]),
    ['platform', platform],
    ['environment', environment],
  ];
  const of = (...sorts: readonly Sort[]) =>
    texts.flatMap(([sort, text]) => (sorts.includes(sort) ? placesIn(load(text)).filter(isKey) : []));
  return new Map<Sort, readonly At[]>([
    ['platform', of('platform')],
    ['environment', of('environment')],
    ['service', of('service')],
    ['overlay', of('service', 'overlay').filter(({ path }) => path[0] === 'spec')],
  ]);
}

/** Whether a place is a key: an item of a list has no name of its own. */
function isKey({ path }: At): boolean {
  return typeof path.at(-1) === 'string';
}
