import { parse } from 'yaml';
import { useFastPaths } from '../../lib/cloud/fast-paths';
import type { Artifact } from '../../lib/model/artifact';
import { printArtifact } from '../../lib/synth/render/print';
import type { AllUnits } from '../../lib/synth/units/all';
import type * as ParseOnce from '../resolve/parse-once';
import { expressions, texts } from './hcl';
import { type Poisoned, alone, code, odd, subjects, together, writings } from './poison';
import { rendered } from './rendered';

useFastPaths();
jest.mock('../../lib/spec/parse', () =>
  jest.requireActual<typeof ParseOnce>('../resolve/parse-once').parseOnce(jest.requireActual('../../lib/spec/parse')),
);

describe.each(subjects)('$title', (subject) => {
  const known = new Map<string, readonly Poisoned[]>();
  const foundOf = (text: string) => {
    if (!known.has(text)) known.set(text, together(subject, text));
    return known.get(text)!;
  };
  afterAll(() => known.clear());

  test.each([...code, ...odd].map((text) => [text.slice(0, 40), text]))(
    'takes %j literally in every field, or refuses it at its line',
    async (_, text) => {
      const found = [...foundOf(text)];
      if (code.includes(text)) found.push(...alone(subject, text, found));
      for (const { units } of found) expect(await alive(units, text)).toEqual([]);
    },
    240_000,
  );

  test('has fields that take texts', () => {
    for (const text of code) expect(foundOf(text).length).toBeGreaterThan(0);
  });
});

/** Where a text is more, or less, than a text in what comes out. */
async function alive(units: AllUnits, text: string): Promise<string[]> {
  const { artifacts } = await rendered(units);
  const all = [...artifacts.terraform, ...artifacts.kubernetes];
  const changed = all.flatMap(({ path, body }) =>
    strings(body)
      .flatMap(path.endsWith('.tf.json') ? evaluated : (one) => [one])
      .filter((one) => one.includes('pwn') && !writings(text).some((way) => one.includes(way)))
      .map((one) => `${path}: ${one.slice(0, 300)}`),
  );
  const touched = all.filter(({ body }) => strings(body).some((one) => one.includes(text)));
  return [...changed, ...touched.flatMap(misread)];
}

/** What Terraform makes of a text: an expression that holds it outside its strings would be code. */
const evaluated = (text: string) => [
  ...texts(text),
  ...expressions(text).map((one) => one.replace(/"(?:[^"\\]|\\.)*"/g, '""')),
];

/** Files that a reader takes for something else than what was meant. */
function misread(artifact: Artifact): string[] {
  if (!/\.(yaml|json)$/.test(artifact.path)) return [];
  const printed = printArtifact(artifact);
  const meant = JSON.stringify(sorted(JSON.parse(JSON.stringify(artifact.body))));
  const versions = artifact.path.endsWith('.json') ? (['1.2'] as const) : (['1.1', '1.2'] as const);
  return versions
    .filter((version) => {
      const read = parse(printed, { version, maxAliasCount: 0 }) as Record<string, unknown>;
      if (artifact.path.endsWith('.json')) delete (read['//'] as Record<string, unknown>).header;
      return JSON.stringify(sorted(read)) !== meant;
    })
    .map((version) => `${artifact.path} read as YAML ${version}`);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Every text in plain data, keys too. */
function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...strings(inner)]);
}
