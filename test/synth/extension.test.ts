import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clear, folderOf, live, repository, service, shop } from '../e2e/repository';

jest.setTimeout(60_000);
afterEach(clear);

const file = `${folderOf('api')}/extend.ts`;
const told = (extend: string) => repository({ ...shop, [file]: extend }).problems();

test('an extension adds to the phase that it chooses, and sees the unit', async () => {
  const one = repository({
    ...shop,
    [file]: `import { ApiObject } from ${JSON.stringify(require.resolve('cdk8s'))};
import type { ServiceChart } from 'strata-synth/kubernetes/service/chart';
export function chart(chart: ServiceChart, unit: { service: { name: string } }): void {
  if (chart.node.id === 'run' || chart.node.id.endsWith('run'))
    new ApiObject(chart, 'Mine', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'mine' }, data: { of: unit.service.name } } as never);
}
`,
  });
  await one.clean();
  expect(one.text('dist/kubernetes/shop/environments/home/api/run/configmap-mine.yaml')).toContain('of: api');
  expect((await one.clean()).written).toEqual([]);
});

test('the compiled extension is not cached, where other users could replace it', async () => {
  const one = repository({
    ...shop,
    [file]: 'export function chart(): void {}\n',
    'node_modules/mine/package.json': '{}',
  });
  await one.clean();
  expect(existsSync(join(one.root, 'node_modules/.cache'))).toBe(false);
});

test('an extension changes the Terraform stack, through a default export as well', async () => {
  const one = repository({
    ...shop,
    'apps/shop/environments/home.yaml': live.replace('production', 'staging'),
    [`${folderOf('api')}/deployment-config.yaml`]: service('api', 'integrations: { storage: {} }\n'),
    [file]: 'export default { async stack(stack: any) { stack.addOverride("locals.mine", 1); } };\n',
  });
  await one.clean({ layers: ['terraform'] });
  const stack = JSON.parse(one.text('dist/terraform/stacks/shop.home.api/cdk.tf.json'));
  expect(stack.locals).toEqual({ mine: 1 });
});

describe('is told at its file and line, without a stack, when it', () => {
  test.each([
    [
      'throws',
      'export function chart() {\n  throw new Error("no such thing");\n}\n',
      /^services\/shop\/api\/extend\.ts:2:\d+ .*no such thing \[E362\]$/,
    ],
    ['throws no error', 'export const chart = () => { throw 42; };\n', /extend\.ts:1:1 .*42 \[E362\]$/],
    ['rejects', 'export const chart = async () => { throw new Error("later"); };\n', /later \[E362\]$/],
    ['is no TypeScript', 'export function chart( {\n', /extend\.ts:\d+:\d+ .*\[E362\]$/],
    ['throws while loading', 'throw new TypeError("at once");\n', /extend\.ts:1:\d+ .*at once \[E362\]$/],
    ['imports what is not there', 'import "./nothing";\nexport const chart = () => {};\n', /nothing.*\[E362\]$/],
    ['exports nothing', '\n', /expected functions chart or stack as exports, got nothing \[E362\]$/],
    ['misspells', 'export const charts = () => {};\n', /got charts; did you mean chart\? \[E362\]$/],
    ['exports something else', 'export const chart = {};\n', /got chart that are no functions \[E362\]$/],
    [
      'makes what no file can hold',
      `import { ApiObject } from ${JSON.stringify(require.resolve('cdk8s'))};
export const chart = (chart: any) => void new ApiObject(chart, 'A', { apiVersion: 'v1', kind: 'A', metadata: { name: '../x' } });\n`,
      /lower-case DNS name.*\[E362\]$/,
    ],
  ])('%s', async (_, text, expected) => {
    const [problem, ...others] = await told(text);
    expect(problem).toMatch(expected);
    expect(others).toEqual([]);
    expect(problem).not.toMatch(/\n|\/tmp\//);
  });
});

test('what a construct of an extension refuses is a problem', async () => {
  const lines = await told(
    'export const chart = (chart: any) => chart.node.addValidation({ validate: () => ["expected tea, got milk"] });\n',
  );
  expect(lines).toEqual(['services/shop/api/deployment-config.yaml:1:1 expected tea, got milk [E364]']);
});
