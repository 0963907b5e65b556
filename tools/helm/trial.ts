import { writeFileSync } from 'node:fs';
import type { KubernetesObject } from '../kubernetes/object';
import { title } from '../kubernetes/object';
import type { ApiClient } from '../kubernetes/api-client';
import { type Mutant, injected } from './mutants';
import { readObjects } from './reading';
import type { Release, Runner } from './release';

/** What became of values that were changed: refused with words for a person, taken by the API server, or wrong. */
export interface Verdict {
  readonly outcome: 'refused' | 'taken' | 'unchanged' | 'wrong';
  /** What is wrong. @default - nothing */
  readonly complaint?: string;
}

/** How Helm says that the schema, or a check of the chart itself, refuses values. */
const refusals = [
  "values don't meet the specifications of the schema",
  // `fail` in a template.
  /execution error at \(/,
  // What is no YAML is no matter of a chart.
  'cannot be parsed',
];

/** Renders a chart with changed values, and has the API server judge what is rendered otherwise than before. */
export async function judge(
  runner: Runner,
  release: Release,
  mutant: Mutant,
  file: string,
  { api, before }: { readonly api: ApiClient; readonly before: ReadonlySet<string> },
): Promise<Verdict> {
  writeFileSync(file, mutant.text);
  const { code, stdout, stderr } = await runner.template({ ...release, values: [...release.values, file] });
  if (code !== 0) {
    const isRefusal = refusals.some((words) =>
      typeof words === 'string' ? stderr.includes(words) : words.test(stderr),
    );
    return isRefusal
      ? { outcome: 'refused' }
      : wrong(`neither the schema nor the chart refuses it, but Helm: ${stderr.trim()}`);
  }
  let objects: readonly KubernetesObject[];
  try {
    objects = await readObjects([stdout]);
  } catch (error) {
    return wrong(`what is rendered is no YAML: ${(error as Error).message}`);
  }
  if (mutant.isText && objects.some((object) => hasKey(object, injected) || object.metadata.name === injected))
    return wrong('a text became code');
  const changed = objects.filter((object) => !before.has(fingerprint(object)));
  for (const object of changed) {
    const { status, body } = await api.apply(object, { dryRun: true });
    // A kind without a definition is judged by its schema in make test.
    if (status >= 300 && status !== 404) return wrong(`${title(object)}: ${body.message}`);
  }
  return { outcome: changed.length > 0 ? 'taken' : 'unchanged' };
}

const wrong = (complaint: string): Verdict => ({ outcome: 'wrong', complaint: complaint.slice(0, 600) });

/** A text that two objects share only if they are equal. */
export const fingerprint = (object: KubernetesObject): string =>
  JSON.stringify(object, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));

function hasKey(value: unknown, key: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([own, inner]) => own === key || hasKey(inner, key));
}
