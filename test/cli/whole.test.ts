import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strata } from './fake';

jest.setTimeout(60_000);

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'acme-'));
  expect(await strata(['init', folder, '--platform', 'acme'])).toMatchObject({ code: 0, err: '' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...words: string[]) => strata([...words, '-C', folder]);
const json = async (...words: string[]) => JSON.parse((await run(...words, '-o', 'json')).out);

test('a new repository is current, and valid even strictly', async () => {
  expect(await run('synth', '--check', '--strict')).toMatchObject({ code: 0, err: '' });
  expect(await run('validate', '--strict')).toEqual({ code: 0, out: '2 units valid\n', err: '' });
});

test('a service and environments that were added are valid, make dist stale, and synthesize', async () => {
  await run('add', 'service', 'acme', 'cart');
  await run('add', 'environment', 'acme', 'canary', '--cloud', 'aws', '--stage', 'production');
  await run('add', 'environment', 'acme', 'eu', '--cloud', 'azure', '--stage', 'staging');
  expect(await run('validate', '--strict')).toEqual({ code: 0, out: '8 units valid\n', err: '' });
  expect((await run('synth', '--check')).code).toBe(3);

  const { rows, written } = await json('synth');
  expect(rows.map(({ environment, services }: Record<string, unknown>) => [environment, services])).toEqual(
    ['canary', 'development', 'eu', 'production'].map((environment) => [environment, 2]),
  );
  expect(written).toContain('kubernetes/acme/environments/eu/cart/run/deployment-cart.yaml');
  expect((await run('synth', '--check')).code).toBe(0);
});

test('explain names the file and line of what wins', async () => {
  const { explanation } = await json('explain', 'hello', 'production', 'deployment.replicas');
  const [winner] = explanation.layers.filter(({ wins }: { wins: boolean }) => wins);
  expect(winner).toMatchObject({ position: { file: 'services/acme/hello/deployment-config.yaml', line: 19 } });
});

test('a mistake in a spec ends with 2, at its line, and writes nothing', async () => {
  const file = 'services/acme/hello/deployment-config.yaml';
  writeFileSync(
    join(folder, file),
    'apiVersion: v1\nkind: ServiceConfig\nmetadata: { name: hello }\nspec:\n  servce: {}\n',
  );
  const { code, err } = await run('synth');
  expect(code).toBe(2);
  expect(err).toContain(`${file}:5:3 spec.servce`);
  expect(err).toContain('service');
});
