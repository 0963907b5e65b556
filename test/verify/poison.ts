import { dump } from 'js-yaml';
import { z } from 'zod';
import { isError } from '../../lib/model/problem';
import { facts } from '../../lib/providers/facts';
import { serviceSpec } from '../../lib/spec/service-spec';
import type { PlatformUnits } from '../../lib/synth/units';
import { put, type Tree } from '../resolve/idle-keys';
import { type Key, keysOf } from '../resolve/keys';
import { live, service, shop } from '../resolve/shop';

const keys = keysOf(serviceSpec(facts)).filter(
  ({ path }) => !['environments', 'edge', 'overrides'].includes(path[1]!) && !path.includes('local'),
);

/** A text as a value of a schema: as it is, in a list, or by a name. */
const fill = (schema: Key['schema'], text: string) =>
  [text, [text], { word: text }].find((value) => z.safeParse(schema, value).success);

const other = { other: service('other'), word: service('word') };
const make = (tree: Tree) => shop({ environments: { live }, services: { api: dump(tree), ...other } });

/** Units of a service that says a text in every field that takes it, and those fields. */
export function poisoned(
  base: Tree,
  text: string,
): { readonly units: PlatformUnits; readonly taken: readonly string[] } {
  const taken: string[] = [];
  let tree = base;
  let { value } = make(base);
  for (const { path, schema } of keys) {
    const filled = fill(schema, text);
    const next = filled === undefined ? undefined : put(tree, path, filled);
    if (!next) continue;
    const made = make(next);
    if (made.problems.some(isError)) continue;
    tree = next;
    value = made.value;
    taken.push(path.join('.'));
  }
  return { units: value, taken };
}
