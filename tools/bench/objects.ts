import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Tags, parse, parseAllDocuments } from 'yaml';

/** Data of YAML and JSON. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** An object of Kubernetes. */
export interface KubernetesObject {
  readonly [key: string]: Data;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
}

/** An object, and the unit that it is of. */
export interface Owned {
  readonly environment: string;
  readonly service: string;
  /** Path below the unit's folder. */
  readonly file: string;
  readonly object: KubernetesObject;
}

/** All objects of services below a `dist/kubernetes`. */
export function readOwned(dist: string): Owned[] {
  return filesBelow(dist).flatMap((path) => {
    const [, environment, service, file] = /\/environments\/([^/]+)\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (!environment || !service || !file) return [];
    return { environment, service, file, object: parse(readFileSync(path, 'utf8')) as KubernetesObject };
  });
}

/** Without floats that have an exponent: kustomize prints text such as 2e4433 without quotes. */
const readable = (tags: Tags): Tags =>
  tags.filter((tag) => typeof tag === 'string' || !('format' in tag) || tag.format !== 'EXP');

/** Whatever objects the files below a folder hold, each in a form that does not depend on the order of keys; sorted. */
export function forms(folder: string): string[] {
  const texts = filesBelow(folder).map((path) => readFileSync(path, 'utf8'));
  const objects = texts.flatMap((text) =>
    parseAllDocuments(text, { customTags: readable }).map((document) => document.toJS() as Data),
  );
  return objects
    .filter((object) => object !== null)
    .map(form)
    .sort();
}

/** Data as text that does not depend on the order of keys. */
export function form(data: Data): string {
  return JSON.stringify(data, (_, value: Data) =>
    isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

/** Whether data has keys. */
export function isRecord(data: Data): data is { readonly [key: string]: Data } {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name));
  return files.map(({ parentPath, path, name }) => join(parentPath ?? path, name)).sort();
}
