import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { dashboardLabel } from '../../lib/model/dashboard-labels';

interface ConfigMap {
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
  readonly data?: Readonly<Record<string, string>>;
}

/** Dashboards of all platforms, as JSON, with the path of their file. */
export function dashboardsIn(dist: string): { readonly path: string; readonly content: string }[] {
  const root = join(dist, 'kubernetes');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\/configmap-[^/]*\.yaml$/.test(path),
  );
  return paths.sort().flatMap((path) => {
    const { metadata, data = {} } = load(readFileSync(join(root, path), 'utf8')) as ConfigMap;
    return metadata.labels?.[dashboardLabel] ? Object.values(data).map((content) => ({ path, content })) : [];
  });
}
