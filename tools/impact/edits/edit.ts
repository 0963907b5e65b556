/** One change of the objects of a type: a value put at a path, or nothing, which removes what is there. */
export interface Edit {
  readonly type: string;
  /** Keys separated by spaces; a number is a place in a list. */
  readonly at: string;
  /** @default - what is there is removed */
  readonly to?: unknown;
  /** Also where the path is not there yet. @default false */
  readonly add?: boolean;
  /** What the object is given before. @default - it is as it is in `dist/` */
  readonly given?: Omit<Edit, 'type' | 'given'>;
}

/** Edits of the objects of some types, one for each row. */
export const of = (
  types: string | readonly string[],
  ...rows: readonly (readonly [at: string, to?: unknown, add?: true])[]
): Edit[] => [types].flat().flatMap((type) => rows.map(([at, to, add = false]) => ({ type, at, to, add })));

/** Edits of objects that are given something before. */
export function given(before: Edit['given'], rows: readonly Edit[]): Edit[] {
  return rows.map((row) => ({ ...row, given: before }));
}

/** An object before and after an edit; undefined where it has no such path, or is that already. */
export function pairOf<T extends object>(object: T, edit: Edit): readonly [before: T, after: T] | undefined {
  const before = edit.given ? edited(object, edit.given) : object;
  const after = before && edited(before, edit);
  return after && [before, after];
}

function edited<T extends object>(object: T, { at, to, add }: Omit<Edit, 'type' | 'given'>): T | undefined {
  const copy = structuredClone(object);
  const keys = at.split(' ');
  const last = keys.pop()!;
  let place: Record<string, unknown> | unknown[] = copy as Record<string, unknown>;
  for (const key of keys) {
    const inner: unknown = (place as Record<string, unknown>)[key];
    if (inner === undefined && add && !Array.isArray(place)) place[key] = {};
    const next: unknown = (place as Record<string, unknown>)[key];
    if (typeof next !== 'object' || next === null) return undefined;
    place = next as Record<string, unknown> | unknown[];
  }
  const before = (place as Record<string, unknown>)[last];
  if (before === undefined && (!add || to === undefined)) return undefined;
  if (JSON.stringify(before) === JSON.stringify(to)) return undefined;
  if (to !== undefined) (place as Record<string, unknown>)[last] = to;
  else if (Array.isArray(place)) place.splice(Number(last), 1);
  else delete place[last];
  return copy;
}
