import { dump } from 'js-yaml';
import type { AllUnits } from '../../lib/synth/units/all';
import type { Outcome } from '../../lib/model/problem';
import { words } from './bases';
import { type Key, samples } from './keys';

/** A document as plain data. */
export interface Tree extends Record<string, unknown> {
  readonly spec?: Readonly<Record<string, unknown>>;
}

/** What to look at keys in. */
export interface Subject {
  readonly keys: readonly Key[];
  /** Documents that a key may be put into, the smallest first. */
  readonly bases: (key: Key) => readonly Tree[];
  readonly make: (document: string, key: Key) => Outcome<AllUnits>;
}

/** A copy with what a path leads to replaced, `*` being whatever there is first; nothing where there is nothing. */
export function put(tree: unknown, [key, ...rest]: readonly string[], value: unknown): Tree | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  const own = key === '*' ? Object.keys(tree)[0] : key;
  if (own === undefined) return undefined;
  const copy = (Array.isArray(tree) ? [...tree] : { ...tree }) as Record<string, unknown>;
  const below = rest.length ? put(copy[own] ?? {}, rest, value) : value;
  if (rest.length && !below) return undefined;
  if (below === undefined) delete copy[own];
  else copy[own] = below;
  return copy;
}

/** Keys that no value makes a difference of: to what is made, or to what is said of it. */
export function idleKeys({ keys, bases, make }: Subject): string[] {
  const outcomes = new Map<string, string | undefined>();
  const outcome = (tree: Tree, key: Key) => {
    const text = dump(tree);
    const known = `${key.path.includes('local')} ${text}`;
    if (!outcomes.has(known)) outcomes.set(known, fingerprint(make(text, key)));
    return outcomes.get(known);
  };
  const matters = (key: Key) => {
    const candidates = [undefined, ...(words[key.path.at(-1)!] ?? []), ...samples(key.schema)];
    return bases(key).some((base) => {
      if (!put(base, key.path, undefined)) return false;
      const seen = new Set<string>();
      return [base, ...candidates.map((value) => put(base, key.path, value)!)].some((tree) => {
        const came = outcome(tree, key);
        if (came) seen.add(came);
        return seen.size > 1;
      });
    });
  };
  return keys.filter((key) => !matters(key)).map(({ path }) => path.join('.'));
}

/** What comes of a document, wherever it was written; nothing where its shape is wrong. */
function fingerprint({ value, problems }: Outcome<AllUnits>): string | undefined {
  if (problems.some(({ code }) => /^E[12]/.test(code))) return undefined;
  const said = problems.map(({ code, path, message }) => [code, path, message]);
  return JSON.stringify([value, said], (name, inner: unknown) => (name === 'position' ? undefined : inner));
}
