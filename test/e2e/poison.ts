import { gateways } from '../../lib/kubernetes/gateways';
import { dump, load } from 'js-yaml';
import { isMap, isNode, isSeq, parseDocument } from 'yaml';
import { z } from 'zod';
import { escape } from '../../lib/kubernetes/service/env';
import { physicalName } from '../../lib/model/name';
import { isError, type Problem } from '../../lib/model/problem';
import { facts } from '../../lib/providers/facts';
import { environmentSpec } from '../../lib/spec/environment-spec';
import { metadata } from '../../lib/spec/metadata';
import { platformSpec } from '../../lib/spec/platform-spec';
import { serviceSpec } from '../../lib/spec/service-spec';
import type { AllUnits } from '../../lib/synth/units/all';
import {
  api,
  atEdge,
  environment,
  further,
  platform,
  sharing,
  together as autoProvisioning,
  user,
  worker,
} from '../resolve/bases';
import { put, type Tree } from '../resolve/idle-keys';
import { type Key, keysOf } from '../resolve/keys';
import { home, live, service, shop } from '../resolve/shop';
import { oneOf } from '../walk';

/** Texts that are code to somebody on the way. */
export const code: readonly string[] = [
  'pwn%{ if pwn }{{ .pwn }}$(pwn)TfToken[TOKEN.0]"; rm -rf / \'`pwn` <pwn> & \\ # pwn: [*x]',
  'a${pwn.x}b$${pwn}',
];

/**
 * Texts that somebody takes for something else than one text. What nobody can see and names that every object has are
 * refused wherever they stand: test/spec/parse.test.ts.
 */
export const odd: readonly string[] = [
  'a\npwn: b\n- c\t"',
  'pwn"}) or vector(1) # ","a":{"b":[null]},"c":"',
  '../../pwn',
  `pwn${'x'.repeat(10_000)}`,
  '__proto__',
  'yes',
  '0x1f',
];

const others = { other: service('other'), word: service('word') };
const peer = service('peer', 'service: { type: edge }');

/** Something that somebody writes, and what comes of it. */
export interface Subject {
  readonly title: string;
  readonly keys: readonly Key[];
  readonly bases: readonly Tree[];
  readonly make: (text: string) => ReturnType<typeof shop>;
}

/** What stands under these is what stands elsewhere; of a key without effect, the parser itself warns. */
const isOwn = ({ path, schema }: Key) =>
  path[0] !== 'defaults' && path[1] !== 'environments' && metadata(schema).effective;
const ofService = keysOf(serviceSpec(facts)).filter(isOwn);
const ofEnvironment = keysOf(environmentSpec(facts, gateways)).filter(isOwn);

const written: readonly Subject[] = [
  {
    title: 'a service',
    keys: ofService.filter(({ path }) => path[1] !== 'edge'),
    bases: [api, ...further].map(plain),
    make: (text) => shop({ environments: { live }, services: { api: text, ...others } }),
  },
  {
    title: 'a service inside one cluster',
    keys: ofService.filter(({ path }) => path[1] !== 'edge'),
    bases: [api, ...further].map(plain),
    make: (text) => shop({ environments: { home }, services: { api: text, ...others } }),
  },
  {
    title: 'a service at the edge',
    keys: ofService,
    bases: [plain(worker)],
    make: (text) => shop({ environments: { live: atEdge }, services: { api: text, peer, ...others } }),
  },
  {
    title: 'a platform',
    keys: keysOf(platformSpec(facts, ['envoy', 'kong', 'nginx'])).filter(isOwn),
    bases: [load(platform) as Tree],
    make: (text) => shop({ platform: text, environments: { live }, services: { api: user, ...others } }),
  },
  {
    title: 'an environment',
    keys: ofEnvironment,
    bases: [load(environment) as Tree, load(autoProvisioning) as Tree],
    make: (text) => shop({ platform, environments: { live: text }, services: { api: user, ...others } }),
  },
  {
    title: 'what an environment shares',
    keys: ofEnvironment.filter(({ path }) => path[0] === 'shared'),
    bases: sharing(live),
    make: (text) => shop({ platform, environments: { live: text }, services: { api: service('api'), ...others } }),
  },
  {
    title: 'an environment inside one cluster',
    keys: ofEnvironment,
    bases: [load(home) as Tree, ...sharing(home)],
    make: (text) => shop({ environments: { home: text }, services: { api: service('api'), ...others } }),
  },
];

/** All that people write, in what is right by itself: what is wrong without a text shows nothing. */
export const subjects: readonly Subject[] = written.map((one) => ({
  ...one,
  bases: one.bases.filter((base) => !one.make(dump(base)).problems.some(isError)),
}));

/** A service without patches, which are refused whatever else it says when they meet nothing. */
function plain(text: string): Tree {
  const tree = load(text) as Tree;
  return put(tree, ['spec', 'overrides'], undefined) ?? tree;
}

/** What came of a text in some fields at once. */
export interface Poisoned {
  readonly units: AllUnits;
  readonly taken: readonly Key[];
}

/** Fields of a subject that may hold a text. */
const fields = ({ keys }: Subject, text: string) => keys.filter(({ schema }) => fill(schema, text) !== undefined);

/** What comes of a text in every field that takes it, in all at once that get along. */
export function together(subject: Subject, text: string): readonly Poisoned[] {
  const all = oneOf(4, subject.bases).map((base) => poison(base, fields(subject, text), text, subject));
  return all.filter(({ taken }) => taken.length > 0);
}

/** What comes of a text in fields that others kept from taking it; what does not take it alone either, refuses it. */
export function alone(subject: Subject, text: string, before: readonly Poisoned[]): readonly Poisoned[] {
  const rest = fields(subject, text).filter((key) => !before.some(({ taken }) => taken.includes(key)));
  return oneOf(9, rest).flatMap((key) => {
    for (const base of subject.bases) {
      const one = poison(base, [key], text, subject);
      if (one.taken.length > 0) return one;
    }
    return [];
  });
}

/** A document with a text in every field that takes it; what refuses it says so at a line, and gets no more of it. */
function poison(base: Tree, keys: readonly Key[], text: string, { make }: Subject): Poisoned {
  let taken = keys.filter(({ path }) => put(base, path, text));
  for (;;) {
    const tree = taken.reduce<Tree>((now, { path, schema }) => put(now, path, fill(schema, text)) ?? now, base);
    const document = dump(tree);
    const { value, problems } = make(document);
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

/** A text as a value of a schema: as it is, in a list, by a name or as one; nothing where it takes no text. */
function fill(schema: z.core.$ZodType, text: string): unknown {
  return [text, [text], { word: text }, { [text]: 'word' }].find((value) => z.safeParse(schema, value).success);
}

const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

/** Ways to write a text that leave it the same to whoever reads it at last: in JSON, in a variable, in a header, in a policy, cut to a name. */
export const writings = (text: string): readonly string[] => [
  text,
  inJson(text),
  escape(text),
  inJson(escape(text)),
  escape(inJson(text)),
  // SDKs decode headers of a variable.
  encodeURIComponent(text),
  // Policies of AWS read ${, * and ? as signs of their own, unless they are written as variables.
  text.replace(/[*?]|\$(?=\{)/g, '&{$&}'),
  // The OpenTelemetry Collector expands ${NAME} in its configuration, and takes two dollars for one.
  text.replaceAll('$', '$$$$'),
  physicalName([text], { max: 52, separator: '-' }),
];
