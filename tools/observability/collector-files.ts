import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

type Tree = Readonly<Record<string, unknown>>;

/** Configurations of collectors in `dist`, each with what its chart leaves of it. */
export function collectorFiles(dist: string): { readonly path: string; readonly configuration: Tree }[] {
  const root = join(dist, 'kubernetes');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\/components\/opentelemetry-[a-z]+\/helmrelease-/.test(path),
  );
  return paths.sort().map((path) => {
    const object = load(readFileSync(join(root, path), 'utf8')) as {
      readonly spec: { readonly values: { readonly config: Tree } };
    };
    return { path, configuration: runnable(object.spec.values.config) };
  });
}

/** A configuration without what its values take out of the chart's own, which is an explicit null, and without the chart's templates. */
export function runnable(tree: Tree): Tree {
  const text = JSON.stringify(tree, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('{{ "{{" }}', '{{') : value,
  );
  return JSON.parse(text, (_key, value: unknown) => (value === null ? undefined : value)) as Tree;
}
