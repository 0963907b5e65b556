import { dump, load } from 'js-yaml';
import { facts } from '../../lib/providers/facts';
import { serviceSpec } from '../../lib/spec/service-spec';
import { api, further, longer, words } from './bases';
import { type Key, keysOf, samples } from './keys';
import { home, live, service, shop } from './shop';

type Tree = Record<string, any>;

/** A copy with what a path leads to replaced, `*` being whatever there is first; nothing where there is nothing. */
function put(tree: unknown, [key, ...rest]: readonly string[], value: unknown): Tree | undefined {
  if (typeof tree !== 'object' || tree === null) return undefined;
  const own = key === '*' ? Object.keys(tree)[0] : key;
  if (own === undefined) return undefined;
  const copy = (Array.isArray(tree) ? [...tree] : { ...tree }) as Tree;
  if (rest.length === 0) {
    if (value === undefined) delete copy[own];
    else copy[own] = value;
    return copy;
  }
  const below = put(copy[own] ?? {}, rest, value);
  return below && Object.assign(copy, { [own]: below });
}

/** What comes of a service, wherever it was written; nothing where its shape is wrong. */
function outcome(spec: Tree, environments: Readonly<Record<string, string>>): string | undefined {
  const { value, problems } = shop({
    environments,
    services: { api: dump(spec), other: service('other'), word: service('word') },
  });
  if (problems.some(({ code }) => /^E[12]/.test(code))) return undefined;
  const said = problems.map(({ code, path, message }) => [code, path, message]);
  return JSON.stringify([value, said], (name, inner: unknown) => (name === 'position' ? undefined : inner));
}

const bases = [api, ...further].map((text) => load(text) as Tree);

/** Whether some value of a key makes a difference somewhere. */
function matters({ path, schema }: Key): boolean {
  const candidates = [...(words[path.at(-1)!] ?? []), ...samples(schema)];
  const inside = path.includes('local');
  return bases.some((base) => {
    const cleared = (longer[path.slice(0, 3).join('.')] ?? []).reduce<Tree>(
      (tree, other) => put(tree, other.split('.'), undefined) ?? tree,
      base,
    );
    if (!put(cleared, path, undefined)) return false;
    const seen = new Set<string>();
    const trees = [cleared, ...[undefined, ...candidates].map((value) => put(cleared, path, value)!)];
    return trees.some((tree) => {
      const came = outcome(tree, inside ? { home } : { live });
      if (came) seen.add(came);
      return seen.size > 1;
    });
  });
}

describe('every key of a service', () => {
  const keys = keysOf(serviceSpec(facts)).filter(
    ({ path }) => path[1] !== 'environments' && !/^(apiVersion|kind)$/.test(path[0]!),
  );

  test('has an effect, is an error or is warned of', () => {
    const idle = keys.filter((key) => !matters(key)).map(({ path }) => path.join('.'));
    expect(idle).toEqual([]);
  }, 120_000);
});
