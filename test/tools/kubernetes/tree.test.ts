import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readTrees } from '../../../tools/kubernetes/tree';

let dist: string;

beforeEach(() => (dist = mkdtempSync(join(tmpdir(), 'tree-'))));
afterEach(() => rmSync(dist, { recursive: true }));

function write(path: string, body: object): void {
  const file = join(dist, 'kubernetes/shop', path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(body));
}

function kustomization(name: string, folder: string, ...after: string[]): void {
  write(`clusters/main/flux/kustomization-${name}.yaml`, {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name },
    spec: { path: `./dist/kubernetes/shop/${folder}`, dependsOn: after.map((before) => ({ name: before })) },
  });
}

const object = (kind: string) => ({ apiVersion: 'v1', kind, metadata: { name: 'a' } });

it('puts a Kustomization after those it waits for', () => {
  write('part/config.yaml', object('ConfigMap'));
  kustomization('apple', 'part', 'pear');
  kustomization('pear', 'part');
  expect(readTrees(dist, [])[0]!.steps.map(({ name }) => name)).toEqual(['pear', 'apple']);
});

it('applies definitions before classes, and those before all else', () => {
  for (const kind of ['ConfigMap', 'Namespace', 'GatewayClass']) write(`part/${kind}.yaml`, object(kind));
  kustomization('apple', 'part');
  const [step] = readTrees(dist, ['shop/main'])[0]!.steps;
  expect(step!.manifests.map(({ objects }) => objects[0]!.kind)).toEqual(['Namespace', 'GatewayClass', 'ConfigMap']);
});

it('refuses Kustomizations that wait for each other, and folders that are not there', () => {
  write('part/config.yaml', object('ConfigMap'));
  kustomization('apple', 'part', 'pear');
  kustomization('pear', 'part', 'apple');
  expect(() => readTrees(dist, [])).toThrow('wait for each other, or for none: apple, pear');
  kustomization('plum', 'nowhere');
  expect(() => readTrees(dist, [])).toThrow('applies ./dist/kubernetes/shop/nowhere, which does not exist');
});

it('names the clusters there are when asked for another', () => {
  write('clusters/main/flux/config.yaml', object('ConfigMap'));
  expect(() => readTrees(dist, ['shop/other'])).toThrow('no such cluster: shop/other; there are shop/main');
});
