import { parse } from 'yaml';
import { output } from '../harness/process';
import type { KubernetesObject } from '../kubernetes/object';

interface Reading {
  readonly value?: unknown;
  readonly error?: string;
}

/** Objects of texts as Kubernetes' own reader takes them, integers beyond 2^53 with all their digits. */
export async function readObjects(texts: readonly string[]): Promise<KubernetesObject[]> {
  const documents = texts.flatMap((text) => text.split(/^---(?=\s|$)/m));
  const readings = parse(await output('yamlprobe', [], { input: JSON.stringify(documents) }), {
    intAsBigInt: true,
    maxAliasCount: 0,
  }) as readonly Reading[];
  return readings.flatMap(({ value, error }, index) => {
    if (error !== undefined) throw new Error(`${error}\n${documents[index]?.slice(0, 500)}`);
    return value ? [withNumbers(value) as KubernetesObject] : [];
  });
}

/** Integers as numbers, where a number has all of their digits. */
function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(withNumbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNumbers(inner)]));
}
