import type { ObjectBody } from '../../diff/object-change';
import { at, itemsAt, nameOf, textAt } from './body';
import { templateOf, workloadsIn } from './selectors';

/** How pods read a ConfigMap or Secret: as variables, as files that follow it, or as files that do not. */
export type Reading = 'environment' | 'files' | 'subPath';

/** A workload that reads a ConfigMap or Secret. */
export interface Reader {
  readonly workload: ObjectBody;
  readonly readings: readonly Reading[];
  /** Keys that a pod does not start without. */
  readonly keys: readonly string[];
}

interface Names {
  readonly reference: string;
  readonly source: string;
  readonly key: string;
  readonly volume: string;
  readonly name: string;
}

const names: Readonly<Record<string, Names>> = {
  ConfigMap: {
    reference: 'configMapRef',
    source: 'configMap',
    key: 'configMapKeyRef',
    volume: 'configMap',
    name: 'name',
  },
  Secret: { reference: 'secretRef', source: 'secret', key: 'secretKeyRef', volume: 'secret', name: 'secretName' },
};

/** Workloads whose pods read a ConfigMap or Secret. */
export function readersOf(kind: string, name: string, bodies: readonly ObjectBody[]): readonly Reader[] {
  const words = names[kind];
  if (!words) return [];
  return workloadsIn(bodies).flatMap((workload) => {
    const reader = readerOf(workload, words, name);
    return reader.readings.length > 0 ? [reader] : [];
  });
}

function readerOf(workload: ObjectBody, words: Names, name: string): Reader {
  const spec = at(templateOf(workload), 'spec');
  const containers = ['containers', 'initContainers'].flatMap((list) => itemsAt(spec, list));
  const volumes = itemsAt(spec, 'volumes').filter((volume) => isOf(volume, words, name));
  const mounts = containers
    .flatMap((one) => itemsAt(one, 'volumeMounts'))
    .filter((mount) => volumes.some((volume) => nameIn(volume) === nameIn(mount)));
  const variables = containers
    .flatMap((one) => itemsAt(one, 'env'))
    .map((variable) => at(variable, 'valueFrom', words.key));
  const own = variables.filter((reference) => textAt(reference, 'name') === name);
  const whole = containers
    .flatMap((one) => itemsAt(one, 'envFrom'))
    .some((from) => textAt(from, words.reference, 'name') === name);
  return {
    workload,
    readings: [
      ...(own.length > 0 || whole ? (['environment'] as const) : []),
      ...(mounts.some((mount) => !usesSubPath(mount)) ? (['files'] as const) : []),
      ...(mounts.some(usesSubPath) ? (['subPath'] as const) : []),
    ],
    keys: [
      ...own
        .filter((reference) => at(reference, 'optional') !== true)
        .flatMap((reference) => textAt(reference, 'key') ?? []),
      ...volumes
        .flatMap((volume) => itemsAt(volume, words.volume, 'items'))
        .flatMap((item) => textAt(item, 'key') ?? []),
    ],
  };
}

function isOf(volume: ObjectBody, { volume: type, source, name: key }: Names, name: string): boolean {
  const projected = itemsAt(volume, 'projected', 'sources').some((one) => textAt(one, source, 'name') === name);
  return textAt(volume, type, key) === name || projected;
}

const nameIn = (body: ObjectBody) => textAt(body, 'name');
const usesSubPath = (mount: ObjectBody) => 'subPath' in mount || 'subPathExpr' in mount;

/** Kind and name of a reader. */
export function readerText({ workload }: Reader): string {
  return `${String(workload.kind)} ${nameOf(workload)}`;
}
