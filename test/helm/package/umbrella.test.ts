import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { list } from 'tar';
import { parse } from 'yaml';
import { packageCharts } from '../../../lib/helm/package/package';
import { folderOf } from './charts';

const chart = (name: string, namespaces: Readonly<Record<string, string>> = {}) =>
  JSON.stringify({
    apiVersion: 'v2',
    name,
    version: '1.0.0',
    annotations: Object.fromEntries(
      Object.entries(namespaces).map(([environment, namespace]) => [`strata.dev/namespace.${environment}`, namespace]),
    ),
  });

/** A service of the platform `shop`, with values of environments. */
const service = (
  name: string,
  values: Readonly<Record<string, string>>,
  namespaces: Readonly<Record<string, string>> = {},
) => ({
  [`dist/helm/shop/${name}/Chart.yaml`]: chart(name, namespaces),
  [`dist/helm/shop/${name}/values.yaml`]: 'replicaCount: 1\n',
  ...Object.fromEntries(
    Object.entries(values).map(([environment, text]) => [`dist/helm/shop/${name}/values-${environment}.yaml`, text]),
  ),
});

type Tree = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Files of the chart of the whole platform. */
function umbrella(files: Readonly<Record<string, string>>): {
  readonly name: string;
  readonly version: string;
  readonly text: (path: string) => string;
  readonly yaml: (path: string) => Tree;
} {
  const root = folderOf(files);
  const { file, name, version } = packageCharts({ root, platform: 'shop' }, join(root, 'out'))[0]!;
  const texts = new Map<string, string>();
  list({
    file,
    sync: true,
    onReadEntry: (entry) => {
      entry.on('data', (part: Buffer) => texts.set(entry.path, `${texts.get(entry.path) ?? ''}${part.toString()}`));
    },
  });
  const text = (path: string) => texts.get(`${name}/${path}`)!;
  return { name, version, text, yaml: (path) => parse(text(path), { intAsBigInt: true }) as Tree };
}

const two = {
  ...service('api', { production: 'replicaCount: 3\n', staging: '# nothing\n{}\n' }),
  ...service('cart', { production: 'image:\n  tag: "yes"\n' }),
};

test('a platform has a chart with the charts of all its services, each behind a condition of its own', () => {
  const { name, yaml, text } = umbrella(two);
  expect(name).toBe('shop');
  expect(yaml('Chart.yaml')).toMatchObject({
    name: 'shop',
    dependencies: [
      { name: 'api', version: '1.0.0', condition: 'api.enabled' },
      { name: 'cart', version: '1.0.0', condition: 'cart.enabled' },
    ],
  });
  expect(text('charts/api/values.yaml')).toBe('replicaCount: 1\n');
  expect(yaml('values.yaml')).toEqual({
    api: { enabled: true, fullnameOverride: 'api' },
    cart: { enabled: true, fullnameOverride: 'cart' },
  });
});

test('values of an environment stand below the key of their service, and a service that it lacks is not installed', () => {
  const { yaml } = umbrella(two);
  expect(yaml('values-production.yaml')).toEqual({ api: { replicaCount: 3n }, cart: { image: { tag: 'yes' } } });
  expect(yaml('values-staging.yaml')).toEqual({ api: {}, cart: { enabled: false } });
});

test.each([
  'a: 9007199254740993\n',
  'a: 1e3\n',
  'a: null\n',
  "a: 'yes'\n",
  'a: |\n  one\n\n  # two\n   three\n',
  'a: |2-\n    one\n  two\n',
  'a: "one\n\n  two"\n',
  "a: '{{ .Values }}'\n",
])('%j has the same value below a key', (text) => {
  const { yaml } = umbrella(service('api', { production: text }));
  expect(yaml('values-production.yaml')).toEqual({ api: parse(text, { intAsBigInt: true }) as unknown });
});

test('a text with more than one document is refused', () =>
  expect(() => umbrella(service('api', { production: 'a: 1\n---\nb: 2\n' }))).toThrow(
    /values-production.yaml: expected one document/,
  ));

test('a service in another namespace than most keeps it, in those environments only', () => {
  const namespaces = { production: 'shop', staging: 'shop-staging' };
  const files = { production: 'a: 1\n', staging: '{}\n' };
  const { yaml, text } = umbrella({
    ...service('api', files, namespaces),
    ...service('cart', files, namespaces),
    ...service('pay', files, { ...namespaces, staging: 'vault' }),
  });
  expect(yaml('values-staging.yaml')).toEqual({ api: {}, cart: {}, pay: { namespaceOverride: 'vault' } });
  expect(yaml('values-production.yaml').pay).toEqual({ a: 1n });
  expect(text('README.md')).toContain('helm upgrade --install shop . --namespace shop-staging --values values-staging');
});

test('a service with the name of its platform has its own chart, and the whole another name', () => {
  const { name, yaml } = umbrella({ ...service('shop', { production: '{}\n' }) });
  expect(name).toBe('shop-platform');
  expect(yaml('values.yaml').shop).toMatchObject({ fullnameOverride: 'shop' });
});

test('global is a key of Helm, so that a service of this name has another', () => {
  const { yaml } = umbrella(service('global', { production: 'a: 1\n' }));
  expect(yaml('Chart.yaml').dependencies).toEqual([
    { name: 'global', version: '1.0.0', alias: 'global-service', condition: 'global-service.enabled' },
  ]);
  expect(yaml('values-production.yaml')).toEqual({ 'global-service': { a: 1n } });
});

test.each(['yes', 'n', '1e3', '123', '0x1', 'true', 'null', 'e1-5'])(
  'a service %s is a text to every reader',
  (name) => {
    const { text } = umbrella(service(name, { production: 'a: 1\n' }));
    expect(text('values.yaml')).toContain(`"${name}":\n`);
    expect(text('Chart.yaml')).toContain(`name: "${name}"`);
  },
);

test('the schema refuses a service that is none, and a word for enabled', () => {
  const accepts = new Ajv().compile(JSON.parse(umbrella(two).text('values.schema.json')) as object);
  expect(accepts({ api: { enabled: false, anything: 1 }, global: {} })).toBe(true);
  expect(accepts({ aip: {} })).toBe(false);
  expect(accepts({ api: { enabled: 'no' } })).toBe(false);
});

test('its version is another one once a chart of a service differs', () => {
  const { version } = umbrella(two);
  expect(umbrella(two).version).toBe(version);
  expect(umbrella({ ...two, 'dist/helm/shop/cart/values.yaml': 'replicaCount: 2\n' }).version).not.toBe(version);
});

test('a chart by hand in the folder of a platform stays', () => {
  const root = folderOf({ ...two, 'dist/helm/shop/Chart.yaml': chart('mine') });
  const [own] = packageCharts({ root }, join(root, 'out'));
  expect(own!.name).toBe('mine');
  expect(readFileSync(own!.file).length).toBeGreaterThan(0);
});
