import { grouped } from '../../model/grouped';
import { changedFields } from './changed-fields';
import type { FoundObject } from './found-object';
import type { ObjectChange } from './object-change';
import type { OwnerOf } from './owner';
import { renames } from './renames';

/** The changes between the objects of two outputs. */
export function objectChanges(
  before: readonly FoundObject[],
  after: readonly FoundObject[],
  ownerOf: OwnerOf,
): ObjectChange[] {
  const { pairs, gone, come } = paired(before, after);
  const moved = renames(gone, come, ownerOf);
  const of = ({ layer, type, name, file }: FoundObject) => ({
    layer,
    type,
    name,
    file,
    ...ownerOf(layer, file),
    fields: [],
  });
  const changed = (old: FoundObject, now: FoundObject) => ({
    ...of(now),
    before: old.body,
    after: now.body,
    fields: changedFields(now.layer, old.body, now.body),
  });
  const renamed = new Set(moved.flat());
  return [
    ...pairs
      .map(([old, now]) => ({ ...changed(old, now), action: 'update' as const }))
      .filter(({ fields }) => fields.length > 0),
    ...moved.flatMap(([old, now]) => ({
      ...changed(old, now),
      action: 'rename' as const,
      oldName: old.name,
      ...(old.file !== now.file && { oldFile: old.file }),
    })),
    ...gone
      .filter((one) => !renamed.has(one))
      .map((old) => ({ ...of(old), action: 'delete' as const, before: old.body })),
    ...come
      .filter((one) => !renamed.has(one))
      .map((now) => ({ ...of(now), action: 'create' as const, after: now.body })),
  ];
}

type Pair = readonly [before: FoundObject, after: FoundObject];

/** Objects of the same identity, and those without a counterpart; a name that ends in a digest is the same without it. */
function paired(
  before: readonly FoundObject[],
  after: readonly FoundObject[],
): { pairs: readonly Pair[]; gone: readonly FoundObject[]; come: readonly FoundObject[] } {
  const exactly = pairsBy(before, after, identityOf);
  const loosely = pairsBy(exactly.gone, exactly.come, (one) => undigested(identityOf(one)));
  return { pairs: [...exactly.pairs, ...loosely.pairs], gone: loosely.gone, come: loosely.come };
}

function pairsBy(before: readonly FoundObject[], after: readonly FoundObject[], key: (one: FoundObject) => string) {
  const waiting = grouped(before, key);
  const pairs: Pair[] = [];
  const come = after.filter((now) => {
    const old = waiting.get(key(now))?.shift();
    if (old) pairs.push([old, now]);
    return !old;
  });
  return { pairs, gone: [...waiting.values()].flat(), come };
}

/** Parts of a path, after the layer, that say which cluster or stack holds an object. */
const parts = { kubernetes: 3, terraform: 2 } as const;

function identityOf({ layer, type, name, file }: FoundObject): string {
  const place = file.split('/', parts[layer] + 1).join('/');
  return [place, type, name].join(' ');
}

function undigested(name: string): string {
  return name.replace(/-[0-9a-f]{6,10}$/, '');
}
