import type { Cluster } from './cluster';
import { type KubernetesObject, title } from './object';
import type { Tree } from './tree';

/** Texts that a later tool could read as code: Flux's substitution, a template, an escape. */
const codelike = /[$%{}`\\\n]/;

/** Texts of a tree that look like code, and those of them that are others in the cluster. */
export async function altered(
  cluster: Cluster,
  { steps }: Tree,
): Promise<{ readonly compared: number; readonly others: readonly string[] }> {
  const objects = steps.flatMap(({ manifests }) => manifests.flatMap((manifest) => manifest.objects));
  const wanted = objects.flatMap((object) => {
    const texts = textsOf(object).filter(({ text }) => codelike.test(text));
    return texts.length > 0 ? [{ object, texts }] : [];
  });
  if (wanted.length === 0) return { compared: 0, others: [] };
  const there = await cluster.list(...new Set(wanted.map(({ object }) => object.kind)));
  const byTitle = new Map(there.map((object) => [title(object), object]));
  const others = wanted.flatMap(({ object, texts }) =>
    texts
      .filter(({ path, text }) => at(byTitle.get(title(object)), path) !== text)
      .map(({ path }) => `${title(object)}: its ${path.join('.')} is not what was published`),
  );
  return { compared: wanted.reduce((sum, { texts }) => sum + texts.length, 0), others };
}

interface Text {
  readonly path: readonly string[];
  readonly text: string;
}

function textsOf(value: unknown, path: readonly string[] = []): Text[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, [...path, key]));
}

const at = (object: KubernetesObject | undefined, path: readonly string[]) =>
  path.reduce<unknown>((now, key) => (now as Readonly<Record<string, unknown>> | undefined)?.[key], object);
