import { load } from 'js-yaml';
import { at, isMapping } from '../../lib/model/mapping';
import { isError } from '../../lib/model/problem';
import { type EditPath, deleteIn, setIn } from '../../lib/spec/edit';
import { Session } from '../../lib/synth/session';
import { builtIn, tablesOf } from '../../lib/synth/toolkit';
import { unitsOf } from '../../lib/synth/units/all';
import { parseText } from '../../lib/synth/units/platform';
import { words } from '../resolve/bases';
import { type Specs, sourcesOf } from './specs';
import { type Draw, drawnFrom, other, placesIn } from './random-values';
import { additions } from './spec-pool';

/** What a random edit changed: a key of a file, or a file that came or went. */
export interface Edited {
  readonly file: string;
  /** @default - the whole file */
  readonly path?: EditPath;
}

/** Specs after some edits, with what was edited. */
export interface Draft {
  readonly specs: Specs;
  readonly edited: readonly Edited[];
}

/** One try of an edit; undefined where the draw found nothing to do. */
type Attempt = (specs: Specs, draw: Draw) => Draft | undefined;

/** Sorts of edits, the likelier ones several times. */
const attempts: readonly Attempt[] = [
  ...[changedValue, changedValue, changedValue, changedValue],
  ...[addedKey, addedKey, addedKey, removedKey, addedService, removedService],
];

/** Tries for each edit before there are fewer. */
const tries = 60;

/** Specs of a platform after so many random edits that leave them valid. */
export function editedAtRandom(platform: string, before: Specs, count: number, draw: Draw): Draft {
  let now: Draft = { specs: before, edited: [] };
  let done = 0;
  for (let left = count * tries; done < count && left > 0; left--) {
    const next = drawnFrom(draw, attempts)(now.specs, draw);
    const isNew = next && !next.edited.some((one) => now.edited.some((other) => touches(one, other)));
    if (!isNew || !isValid(platform, next.specs)) continue;
    now = { specs: next.specs, edited: [...now.edited, ...next.edited] };
    done += 1;
  }
  return now;
}

/** Whether two edits are about the same key, or one about what the other holds. */
export function touches(one: Edited, two: Edited): boolean {
  if (one.file !== two.file) return false;
  const [short, long] = [one.path ?? [], two.path ?? []].sort((a, b) => a.length - b.length) as [EditPath, EditPath];
  return short.every((key, index) => String(key) === String(long[index]));
}

const tables = { ...tablesOf(builtIn), parse: new Session('.').remembering(parseText) };

function isValid(platform: string, specs: Specs): boolean {
  return !unitsOf(sourcesOf(platform, specs), tables).problems.some(isError);
}

const yamlIn = (specs: Specs) => [...specs.keys()].filter((file) => file.endsWith('.yaml'));

function changedValue(specs: Specs, draw: Draw): Draft | undefined {
  const file = drawnFrom(draw, yamlIn(specs));
  const scalars = placesIn(load(specs.get(file)!)).filter(({ value }) => typeof value !== 'object');
  if (scalars.length === 0) return undefined;
  const { path, value } = drawnFrom(draw, scalars);
  const known = (words[String(path.at(-1))] ?? []).filter((one) => typeof one === typeof value);
  const next = known.length > 0 && draw(2) === 0 ? drawnFrom(draw, known) : other(draw, value);
  return withText(specs, file, setIn(specs.get(file)!, path, next), path);
}

function addedKey(specs: Specs, draw: Draw): Draft | undefined {
  const file = drawnFrom(draw, yamlIn(specs));
  const text = specs.get(file)!;
  const content = load(text);
  const possible = additions(file).filter(
    ({ path }) => at(content, path) === undefined && (path.length === 1 || isMapping(at(content, path.slice(0, -1)))),
  );
  if (possible.length === 0) return undefined;
  const { path, value } = drawnFrom(draw, possible);
  return withText(specs, file, setIn(text, path, value), path);
}

function removedKey(specs: Specs, draw: Draw): Draft | undefined {
  const file = drawnFrom(draw, yamlIn(specs));
  const places = placesIn(load(specs.get(file)!)).filter(({ path }) => path.length > 1);
  if (places.length === 0) return undefined;
  const { path } = drawnFrom(draw, places);
  return withText(specs, file, deleteIn(specs.get(file)!, path), path);
}

function withText(specs: Specs, file: string, text: string, path: EditPath): Draft {
  return { specs: new Map([...specs, [file, text]]), edited: [{ file, path }] };
}

const folderOf = (file: string) => /^services\/[^/]+\/[^/]+\//.exec(file)?.[0];

const servicesIn = (specs: Specs) => [...new Set([...specs.keys()].flatMap((file) => folderOf(file) ?? []))];

/** One more service that is another one under a name and paths of its own. */
function addedService(specs: Specs, draw: Draw): Draft | undefined {
  const folder = drawnFrom(draw, servicesIn(specs));
  const name = folder.split('/')[2]!;
  const next = `${name}-next`;
  const added = [...specs].flatMap(([file, text]) =>
    folderOf(file) === folder
      ? [[file.replace(folder, `${folder.slice(0, -1)}-next/`), renamed(text, name, next)] as const]
      : [],
  );
  if (added.some(([file]) => specs.has(file))) return undefined;
  return { specs: new Map([...specs, ...added]), edited: added.map(([file]) => ({ file })) };
}

function renamed(text: string, name: string, next: string): string {
  return text
    .replaceAll(new RegExp(`\\b${name}\\b(?![@-])`, 'g'), next)
    .replace(/path: \/api\/[\w-]+/, `path: /api/${next}`)
    .replace(/schema: [\w-]+/, `schema: ${next.replaceAll('-', '_')}`);
}

function removedService(specs: Specs, draw: Draw): Draft | undefined {
  const folder = drawnFrom(draw, servicesIn(specs));
  const gone = [...specs.keys()].filter((file) => folderOf(file) === folder);
  return {
    specs: new Map([...specs].filter(([file]) => !gone.includes(file))),
    edited: gone.map((file) => ({ file })),
  };
}
