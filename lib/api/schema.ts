import { kinds, types, versions } from './fields';

/** One field of a type of the API. */
export interface Field {
  /** `s`, `q`, `b`, `i`, `l`, `n`, `x`, `a`, or a type's name; of each a list (`[]`) or a mapping (`{}`). */
  readonly code: string;
  readonly required: boolean;
  /** First known version of Kubernetes with it. */
  readonly since?: string;
  /** First version without it. */
  readonly until?: string;
}

/** A kind of the API. */
export interface Kind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly type: string;
  readonly plural: string;
  readonly isNamespaced: boolean;
}

const lines = new Map(
  types
    .trim()
    .split('\n')
    .map((line) => [line.slice(0, line.search(/ |$/)), line] as const),
);
const read = new Map<string, ReadonlyMap<string, Field>>();

/** Fields of a type; undefined for an unknown type. */
export function fieldsOf(type: string): ReadonlyMap<string, Field> | undefined {
  const line = lines.get(type);
  if (line === undefined) return undefined;
  const known = read.get(type) ?? new Map(line.split(' ').slice(1).map(field));
  read.set(type, known);
  return known;
}

function field(text: string): [string, Field] {
  const [, name, code, required, since, until] = /^([^:]+):([\w[\]{}]+)(!?)(?:@([\d.]+))?(?:-([\d.]+))?$/.exec(text)!;
  return [name!, { code: code!, required: required === '!', since, until }];
}

/** Every kind that a client may create. */
export const allKinds: readonly Kind[] = kinds
  .trim()
  .split('\n')
  .map((line) => {
    const [apiVersion, kind, type, plural, scope] = line.split(' ') as [string, string, string, string, string];
    return { apiVersion, kind, type, plural, isNamespaced: scope === 'n' };
  });

const byName = new Map(allKinds.map((one) => [`${one.apiVersion} ${one.kind}`, one]));
const groups = new Set(allKinds.map(({ apiVersion }) => groupOf(apiVersion)));

/** A kind by its name, or undefined. */
export function kindOf(apiVersion: string, kind: string): Kind | undefined {
  return byName.get(`${apiVersion} ${kind}`);
}

/** The group of an `apiVersion`; the core group has no name. */
export function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.split('/')[0]! : '';
}

/** Whether a group is built in, so that `allKinds` has all of its kinds. */
export function isOwnGroup(apiVersion: string): boolean {
  return groups.has(groupOf(apiVersion));
}

/** Minor version of a cluster; by default the newest known one. */
export function minorOf(version: string | undefined): number {
  const [, minor] = /^v?1\.(\d+)/.exec(version ?? '') ?? [];
  return minor === undefined ? newest : Number(minor);
}

const known = versions.map((one) => Number(one.split('.')[1]));
const newest = known.at(-1)!;

/** Whether a version has a field: a version between two known ones has the fields of the next. */
export function has({ since, until }: Field, minor: number): boolean {
  const at = known.find((one) => one >= minor) ?? newest;
  return (!since || Number(since.split('.')[1]) <= at) && (!until || Number(until.split('.')[1]) > at);
}
