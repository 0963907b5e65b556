import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../../lib/model/problem';
import { oneOf } from '../../../lib/spec/hints';
import { distinct } from '../../../lib/synth/units/distinct';
import { home, live, service, shop, told } from '../../resolve/shop';

const problem = (message: string, more: Partial<Problem> = {}): Problem => ({
  file: 'a.yaml',
  line: 1,
  column: 1,
  path: 'spec.a',
  code: 'W206',
  message,
  ...more,
});
const messages = (all: readonly Problem[]) => distinct(all).map(({ message }) => message);

test('what each cloud says of a key is one line, with the clouds', () => {
  const all = [problem('aws: it is fixed'), problem('azure: it has none'), problem('google: it is fixed')];
  expect(messages(all)).toEqual(['aws, google: it is fixed; azure: it has none']);
});

test('what is said of other keys, or by other codes, stays by itself', () => {
  const all = [
    problem('aws: a'),
    problem('azure: a', { line: 2 }),
    problem('azure: b', { code: 'E330' }),
    problem('no cloud'),
  ];
  expect(messages(all)).toEqual(['aws: a', 'azure: a', 'azure: b', 'no cloud']);
});

test('a shared platform is told once of what its clouds lack', () => {
  const azure = live
    .replace('cloud: aws', 'cloud: azure')
    .replace('backend: s3', 'backend: azurerm')
    .replace('shop-live-state', 'shoplivestate');
  const api = service('api', 'integrations: { cache: { persistence: { type: aof } } }');
  const lines = told(shop({ environments: { live, other: azure, home }, services: { api } }).problems);
  const places = lines.map((line) => line.split(': ')[0]);
  expect(new Set(places).size).toBe(places.length);
});

test('a name of nothing is told that there is none', () => {
  expect(oneOf([], 'http')).toBe('nothing, since none exists');
});

test('no message lists names without a word for none', () => {
  const root = join(__dirname, '../../../lib');
  const files = ['resolve', 'spec', 'synth'].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(root, part, file)),
  );
  // Tables of the toolkit are never empty.
  const lists = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\bone of \$\{([^}]*join\(', '\))\}/g)].map(([, list]) => list),
  );
  expect([...new Set(lists)].sort()).toEqual(["Object.keys(facts).join(', ')", "types.join(', ')"]);
});
