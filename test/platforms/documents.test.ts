import { load, loadAll } from 'js-yaml';
import { clear, type Files, folderOf, platform, repository, service, shop } from '../e2e/repository';
import { routes, virtualService } from './unified-plan';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Json = any;

const dist = 'dist/kubernetes/shop/environments/home';

afterAll(clear);

/** Makes services of a small shop, beside other files, and hands out what was made. */
async function made(services: Readonly<Record<string, string>>, others: Files = {}) {
  const files = Object.entries(services).map(([name, text]) => [`${folderOf(name)}/deployment-config.yaml`, text]);
  const made = repository({ ...shop, ...Object.fromEntries(files), ...others });
  await made.clean({ strict: true });
  return (path: string): Json => load(made.text(`${dist}/${path}.yaml`));
}

describe('the migration guide of Ouroboros, patterns', () => {
  const [blue, green, { selector }] = loadAll(`
metadata:
  name: monadic-pipeline-blue
  labels:
    version: blue
---
metadata:
  name: monadic-pipeline-green
  labels:
    version: green
---
selector:
  app: monadic-pipeline
  version: blue
`) as Json[];

  /** One colour: a service of its own, whose pods bear what the guide selects by. */
  const colour = ({ metadata: { name, labels } }: Json, more = '') =>
    service(name, more).replace(
      'metadata: {',
      `metadata: { labels: { app: monadic-pipeline, version: ${labels.version} },`,
    );

  test('two Deployments side by side, and a Service that switches between them, field by field', async () => {
    const switching = `networking:
  services: [{ name: monadic-pipeline, ports: [{ port: 8080 }] }]
overrides:
  kubernetes:
    Service/monadic-pipeline:
      spec: { selector: { app: monadic-pipeline, version: blue, app.kubernetes.io/name: null, app.kubernetes.io/instance: null } }
`;
    const read = await made({
      [blue.metadata.name]: colour(blue, switching),
      [green.metadata.name]: colour(green),
    });
    for (const asked of [blue, green]) {
      const { name } = asked.metadata;
      const deployment = read(`${name}/run/deployment-${name}`);
      expect(deployment).toMatchObject(asked);
      expect(deployment.spec.template.metadata.labels).toMatchObject({ ...selector, ...asked.metadata.labels });
    }
    expect(read('monadic-pipeline-blue/run/service-monadic-pipeline').spec.selector).toEqual(selector);
  });
});

describe('the unified plan, its gateway on Kong', () => {
  const [tabular, textnlp] = (load(routes) as Json).Routes;
  const way = (name: string, more: string) =>
    service(
      name,
      `networking:
  services: [{ name: ${name}-service, ports: [{ port: 8000 }] }]
  ingress: { path: "/api/${name}/*", ${more} }
`,
    );

  test('a token is an error there, which names what asks for one', async () => {
    const files = {
      ...shop,
      'apps/shop/platform.yaml': `${platform}gateway: { type: kong, auth: { issuer: /id, jwks: /id/keys } }\n`,
      [`${folderOf('api')}/deployment-config.yaml`]: way('api', 'auth: true'),
    };
    expect(await repository(files).problems()).toEqual([expect.stringMatching(/kong: .*gateway envoy.*\[E380]$/)]);
  });

  test('its routes and their plugins, field by field', async () => {
    const read = await made(
      {
        tabular: way('tabular', 'rateLimit: 1000, cors: ["https://app.inferloop.io"]'),
        textnlp: way('textnlp', 'rateLimit: 500, requestHeaders: { X-Model-Type: nlp }'),
      },
      { 'apps/shop/platform.yaml': `${platform}gateway: kong\n` },
    );
    for (const route of [tabular, textnlp]) {
      const name = route.name.replace('-route', '');
      const { metadata, spec } = read(`${name}/run/ingress-${name}`);
      const [path] = spec.rules[0].http.paths;
      expect([`${path.path}/*`]).toEqual(route.paths);
      expect(path.backend.service).toEqual({ name: route.service, port: { number: 8000 } });
      const named = metadata.annotations['konghq.com/plugins'].split(',');
      const plugins = named.map((one: string) => read(`${name}/run/kongplugin-${one}`));
      const asked = Object.assign({}, ...route.plugins);
      // The test above says why Kong cannot ask for a token as the plan wants it.
      expect(plugins).toHaveLength(route.plugins.length - Number('jwt-auth' in asked));
      const find = (kind: string) => plugins.find(({ plugin }: Json) => plugin === kind)?.config;
      expect(find('rate-limiting')).toMatchObject(asked['rate-limiting']);
      if (asked.cors) expect(find('cors')).toMatchObject(asked.cors);
      const headers = Object.entries(asked['request-transformer']?.add.headers ?? {});
      if (headers.length)
        expect(find('request-transformer').add.headers).toEqual(headers.map(([key, value]) => `${key}:${value}`));
    }
  });
});

describe('the unified plan, its mesh', () => {
  test('its VirtualService as it stands, beside a service on a cluster that has Istio', async () => {
    const read = await made({}, { [`${folderOf('api')}/extra/virtual-service.yaml`]: virtualService });
    expect(read('api/run/virtualservice-inferloop-services')).toMatchObject(load(virtualService) as Json);
  });
});
