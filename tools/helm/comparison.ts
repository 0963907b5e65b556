import { type KubernetesObject, title } from '../kubernetes/object';

/** What an object of a chart may have that the plain one lacks, in one table: see docs/decisions/0083. */
const onlyInCharts = /^helm\.sh\/(hook|hook-weight|hook-delete-policy|resource-policy)$/;

/** Where objects of a chart are others than the plain ones; nothing where they are equal. */
export function differences(
  plain: readonly KubernetesObject[],
  charted: readonly KubernetesObject[],
  namespace: string,
): string[] {
  const expected = byTitle(
    plain.filter(({ kind }) => kind !== 'Namespace'),
    namespace,
  );
  const got = byTitle(charted, namespace);
  return [
    ...repeated(charted, namespace).map((name) => `${name}: is rendered twice`),
    ...[...expected.keys()].filter((name) => !got.has(name)).map((name) => `${name}: is not rendered`),
    ...[...got.keys()]
      .filter((name) => !expected.has(name))
      .map((name) => `${name}: is rendered, and not in the plain YAML`),
    ...[...expected].flatMap(([name, one]) => {
      const other = got.get(name);
      return other ? differing(one, other).map((text) => `${name}: ${text}`) : [];
    }),
  ];
}

const nameOf = (object: KubernetesObject, namespace: string) =>
  `${object.apiVersion} ${title({ ...object, metadata: { ...object.metadata, namespace: object.metadata.namespace ?? namespace } })}`;

function byTitle(objects: readonly KubernetesObject[], namespace: string): Map<string, KubernetesObject> {
  return new Map(
    objects.map((object) => {
      const name = nameOf(object, namespace);
      return [
        name,
        withoutHooks({
          ...object,
          metadata: { ...object.metadata, namespace: object.metadata.namespace ?? namespace },
        }),
      ];
    }),
  );
}

function repeated(objects: readonly KubernetesObject[], namespace: string): string[] {
  const names = objects.map((object) => nameOf(object, namespace));
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** An object without annotations that only Helm reads. */
function withoutHooks(object: KubernetesObject): KubernetesObject {
  const { annotations, ...metadata } = object.metadata;
  const kept = Object.entries(annotations ?? {}).filter(([key]) => !onlyInCharts.test(key));
  const isBare = annotations === undefined || (kept.length === 0 && Object.keys(annotations).length > 0);
  return { ...object, metadata: isBare ? metadata : { ...metadata, annotations: Object.fromEntries(kept) } };
}

/** Paths at which two values differ, with both. */
function differing(expected: unknown, got: unknown, path = ''): string[] {
  if (Object.is(expected, got)) return [];
  if (isComposite(expected) && isComposite(got) && Array.isArray(expected) === Array.isArray(got)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
    return [...keys].flatMap((key) => differing(expected[key], got[key], `${path}/${key}`));
  }
  return [`${path}: expected ${shown(expected)}, got ${shown(got)}`];
}

const isComposite = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const shown = (value: unknown) =>
  value === undefined
    ? 'none'
    : JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner)).slice(0, 200);
