import { dump, load } from 'js-yaml';
import { isMap, isNode, isSeq, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { silenceTraces } from '../../lib/cloud/traces';
import type { Artifact } from '../../lib/model/artifact';
import { isError, type Problem } from '../../lib/model/problem';
import { facts } from '../../lib/providers/facts';
import { environmentSpec } from '../../lib/spec/environment-spec';
import { platformSpec } from '../../lib/spec/platform-spec';
import { serviceSpec } from '../../lib/spec/service-spec';
import { printArtifact } from '../../lib/synth/print';
import { type Layer, layers } from '../../lib/synth/layer';
import type { PlatformUnits } from '../../lib/synth/units';
import { escape } from '../../lib/kubernetes/service/env';
import { api, environment, further, platform, user } from '../resolve/bases';
import { put, type Tree } from '../resolve/idle-keys';
import { type Key, keysOf } from '../resolve/keys';
import type * as ParseOnce from '../resolve/parse-once';
import { home, live, service, shop } from '../resolve/shop';
import { expressions, texts } from './hcl';
import { rendered } from './rendered';

silenceTraces();
jest.mock('../../lib/spec/parse', () =>
  jest.requireActual<typeof ParseOnce>('../resolve/parse-once').parseOnce(jest.requireActual('../../lib/spec/parse')),
);

/** Strings that are code to somebody on the way, or that somebody takes for something else than text. */
const hostile: readonly string[] = [
  'pwn${pwn.x}%{ if pwn }{{ .pwn }}$(pwn)TfToken[TOKEN.0]"; rm -rf / \'`pwn` <pwn> & \\ # pwn',
  'a${pwn.x}b',
  '"; - {pwn: [*x]} # &',
  'a\npwn: b',
  '../../pwn',
  `pwn${'x'.repeat(10_000)}`,
  'yes',
  '0x1f',
];

const others = { other: service('other'), word: service('word') };
const named = (text: string, path: readonly string[]) => ({ [path.includes('local') ? 'home' : 'live']: text });

interface Subject {
  readonly title: string;
  readonly keys: readonly Key[];
  readonly bases: readonly Tree[];
  readonly make: (text: string, path: readonly string[]) => ReturnType<typeof shop>;
}

const subjects: readonly Subject[] = [
  {
    title: 'a service',
    keys: keysOf(serviceSpec(facts)).filter(({ path }) => path[1] !== 'environments' && path[1] !== 'edge'),
    bases: [api, ...further].map((text) => without(load(text) as Tree)),
    make: (text, path) =>
      shop({ environments: path.includes('local') ? { home } : { live }, services: { api: text, ...others } }),
  },
  {
    title: 'a platform',
    keys: keysOf(platformSpec(facts, ['envoy', 'kong', 'nginx'])).filter(({ path }) => path[0] !== 'defaults'),
    bases: [load(platform) as Tree],
    make: (text) => shop({ platform: text, environments: { live }, services: { api: user, ...others } }),
  },
  {
    title: 'an environment',
    keys: keysOf(environmentSpec(facts)).filter(({ path }) => path[0] !== 'defaults'),
    bases: [load(environment) as Tree],
    make: (text, path) => shop({ platform, environments: named(text, path), services: { api: user, ...others } }),
  },
];

/** Patches on objects that are not there are refused whatever else a spec says. */
function without(tree: Tree): Tree {
  return put(tree, ['spec', 'overrides'], undefined) ?? tree;
}

describe.each(subjects)('$title', ({ keys, bases: all, make }) => {
  // One that is wrong by itself shows nothing.
  const bases = all.filter((base) => !make(dump(base), []).problems.some(isError));
  test('is tried in what is right by itself', () => expect(bases.length).toBeGreaterThan(0));

  test.each(hostile.map((text) => [text.slice(0, 40), text]))(
    'takes %j literally in every field, or refuses it at its line',
    async (_, text) => {
      const filled = bases.map((base) => poison(base, keys, text, make));
      expect(filled.reduce((sum, { taken }) => sum + taken.length, 0)).toBeGreaterThan(0);
      for (const { units } of filled) expect(await alive(units, text)).toEqual([]);
    },
    60_000,
  );
});

/** A document with a text in every field that takes it; what refuses it says so at a line, and gets no more of it. */
function poison(base: Tree, keys: readonly Key[], text: string, make: Subject['make']) {
  let taken = keys.filter(({ schema, path }) => !path.includes('local') && accepts(schema, text));
  for (;;) {
    const tree = taken.reduce<Tree>((now, { path, schema }) => put(now, path, fill(schema, text)) ?? now, base);
    const document = dump(tree);
    const { value, problems } = make(document, []);
    const errors = problems.filter(isError);
    expect(problems.filter(({ line, column }) => !(line >= 1 && column >= 1))).toEqual([]);
    if (errors.length === 0) return { units: value, taken };
    const refused = blamed(taken, errors, document);
    const fewer = taken.filter((key) => !refused.includes(key));
    taken = refused.length ? fewer : taken.slice(0, -Math.ceil(taken.length / 8));
  }
}

/** Whether a problem stands on the way to a key, or below it. */
function leads(key: readonly string[], problem: readonly string[]): boolean {
  const own = key[0] === 'spec' && problem[0] !== 'spec' ? key.slice(1) : key;
  const depth = Math.min(own.length, problem.length);
  return (
    depth > 0 &&
    own.slice(0, depth).every((word, index) => word === '*' || word === problem[index] || problem[index] === undefined)
  );
}

/** Where variables come from that nobody wrote as such, by how they begin. */
const sources: Readonly<Record<string, readonly string[]>> = {
  OTEL_: ['monitoring', 'tracing'],
  LOG_: ['monitoring', 'logging'],
};

/** Keys that problems are about: by what the problems say of themselves, else by where they stand in the text. */
function blamed(keys: readonly Key[], problems: readonly Problem[], text: string): readonly Key[] {
  // Of a key that is missing, whatever stands beside it is the cause.
  const said = problems.map(({ code, path }) => path.split('.').slice(0, code === 'E202' ? -1 : undefined));
  const derived = problems.flatMap(({ path }) =>
    Object.entries(sources).flatMap(([variable, source]) => (path.includes(`.${variable}`) ? [source] : [])),
  );
  const found = keys.filter(({ path }) => [...said, ...derived].some((place) => leads(path, place)));
  if (found.length) return found;
  const document = parseDocument(text);
  const lines = text.split('\n');
  const written = problems.map(({ line, column }) => {
    const before = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
    return pathAt(document.contents, before + column - 1);
  });
  return keys.filter(({ path }) => written.some((place) => leads(path, place)));
}

/** Keys from the root to what stands at an offset. */
function pathAt(node: unknown, offset: number): string[] {
  const begun = (one: unknown) => isNode(one) && one.range![0] <= offset;
  if (isMap(node)) {
    const pair = node.items.findLast(({ key }) => begun(key));
    return pair ? [String(pair.key), ...(begun(pair.value) ? pathAt(pair.value, offset) : [])] : [];
  }
  if (!isSeq(node)) return [];
  const index = node.items.findLastIndex(begun);
  return index < 0 ? [] : [String(index), ...pathAt(node.items[index], offset)];
}

/** Whether a key takes a text at all; that the rest are refused is what the parser's own tests show. */
function accepts(schema: z.core.$ZodType, text: string): boolean {
  return z.safeParse(schema, fill(schema, text)).success;
}

/** A text as a value of a schema: as it is, in a list, or by a name. */
function fill(schema: z.core.$ZodType, text: string): unknown {
  return [text, [text], { word: text }, { [text]: 'word' }].find((value) => z.safeParse(schema, value).success) ?? text;
}

/** Where a text is more, or less, than a text in what comes out. */
async function alive(units: PlatformUnits, text: string): Promise<string[]> {
  const { artifacts } = await rendered(units);
  const changed = layers.flatMap((layer) =>
    artifacts[layer].flatMap(({ path, body }) =>
      strings(body)
        .flatMap(readers[layer])
        .filter((one) => one.includes('pwn') && !encodings.some((encode) => one.includes(encode(text))))
        .map((one) => `${path}: ${one.slice(0, 300)}`),
    ),
  );
  const touched = [...artifacts.terraform, ...artifacts.kubernetes].filter(({ body }) =>
    strings(body).some((one) => one.includes(text)),
  );
  return [...changed, ...touched.flatMap(misread)];
}

/** What the tool that applies a layer makes of a text in it. */
const readers: Readonly<Record<Layer, (text: string) => readonly string[]>> = {
  // An expression that holds the text outside its strings would be code.
  terraform: (text) => [...texts(text), ...expressions(text).map((one) => one.replace(/"(?:[^"\\]|\\.)*"/g, '""'))],
  kubernetes: (text) => [text],
};

/** Ways to write a text that leave it the same to whoever reads it at last: in JSON, in a variable, for a shell. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify(text).slice(1, -1),
  (text) => escape(text),
  // In a policy of IAM, by Terraform's data source.
  (text) => text.replace(/[*?]|\$(?=\{)/g, (one) => `&{${one}}`),
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
