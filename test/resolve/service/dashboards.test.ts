import { App } from 'cdk8s';
import { ServiceChart } from '../../../lib/kubernetes/service/chart';
import { objectsOf } from '../../../lib/resolve/platform/objects';
import { builtIn, gatewayTable } from '../../../lib/synth/toolkit';
import { live, service, shop, told } from '../shop';

const platform = (monitoring = 'operator') => `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
monitoring: ${monitoring}`;

const panel = (expr: string, more: object = {}) => ({ type: 'timeseries', title: 'A', targets: [{ expr, ...more }] });
const json = (...panels: readonly object[]) => JSON.stringify({ id: 7, uid: 'x', title: 'Own', panels }, null, 2);

function made(
  dashboards: string,
  files: Readonly<Record<string, string>>,
  monitoring?: string,
  environments = { live },
) {
  const text = `networking: { port: 8000 }\nmonitoring: { metrics: { custom: [rows_total] }, dashboards: ${dashboards} }`;
  const { value, problems } = shop({
    ...{ platform: platform(monitoring), services: { api: service('api', text) }, dashboards: { api: files } },
    environments,
  });
  return { units: value.units, problems: told(problems) };
}

/** Dashboards in ConfigMaps, by the names of these. */
function shown(dashboards: string, files: Readonly<Record<string, string>>) {
  const { units, problems } = made(dashboards, files);
  expect(problems).toEqual([]);
  const objects = new ServiceChart(new App(), 'monitoring', units[0]!).toJson() as {
    readonly kind: string;
    readonly metadata: { readonly name: string };
    readonly data: Readonly<Record<string, string>>;
  }[];
  const maps = objects.filter(({ kind }) => kind === 'ConfigMap');
  const foreseen = objectsOf(units[0]!, gatewayTable(builtIn)).map(({ name }) => name);
  for (const { metadata } of maps) expect(foreseen).toContain(metadata.name);
  return maps.map(({ metadata: { name }, data }) => ({ name, body: JSON.parse(Object.values(data)[0]!) }));
}

describe('a dashboard that an author wrote', () => {
  test('joins those of its service, under a name and an address of its environment', () => {
    const [, own, ...others] = shown('[own.json]', { 'own.json': json(panel('rate(rows_total[5m])')) });
    expect(others).toEqual([]);
    expect(own!.name).toMatch(/^api-own-[0-9a-f]{6}-dashboard$/);
    expect(own!.body).toMatchObject({ title: 'Own (live)', panels: [panel('rate(rows_total[5m])')] });
    expect(own!.body).not.toHaveProperty('id');
    expect(own!.body.uid).not.toBe('x');
    expect(own!.body.tags).toContain('shop');
  });

  test.each([
    ['true', 1],
    ['false', 0],
    ['{ enabled: false }', 0],
    ['[dashboards/b.json]', 2],
    ['[{ file: ./b.json }, dashboards/b.json]', 3],
    ['{ files: b.json }', 2],
    ['{ enabled: true }', 2],
  ])('is chosen by dashboards: %s', (dashboards, count) => {
    const all = { 'b.json': json(), ...(/dash|enabled: true/.test(dashboards) ? { 'dashboards/b.json': json() } : {}) };
    expect(shown(dashboards, all)).toHaveLength(count);
  });

  test.each([
    [
      'row_total',
      'own.json:11:20 expected a metric that the service declares or its platform exposes, got row_total; did you mean rows_total? [E398]',
    ],
    [
      'rate(rows_total[5m]) by (a)',
      'own.json:11:41 expected PromQL, which has no place for by here, got rate(rows_total[5m]) by (a) [E398]',
    ],
    [
      'rate(rows_total{le="1"}[5m])',
      'own.json:11:36 expected a label of rows_total: one of pod, job, service, instance, namespace, container, endpoint, environment, got le [E398]',
    ],
  ])('names what the catalogue has: %s', (expr, problem) => {
    expect(made('[own.json]', { 'own.json': json(panel(expr)) }).problems).toEqual([`api/${problem}`]);
  });

  test.each([
    ['in a range', 'rate(rows_total[$__rate_interval])'],
    ['in a range with a step', 'max_over_time(rows_total[$range:${step}])'],
    ['as an offset', 'rows_total offset $back'],
    ['in a string', 'rows_total{namespace="$namespace",pod=~"${pod:regex}"}'],
    ['as a number', 'topk($n, rows_total)'],
    ['as a label', 'sum by (${group}) (rows_total)'],
    ['as a metric', '$metric{pod="a"}'],
  ])('may have variables of Grafana %s', (_, expr) => {
    expect(made('[own.json]', { 'own.json': json(panel(expr)) }).problems).toEqual([]);
  });

  test.each([
    ['[{ file: own.json, foreign: true }]', 0],
    ['[{ file: own.json, foreign: [node_load1, "node_cpu_*"] }]', 0],
    ['[{ file: own.json, foreign: [node_load1] }]', 1],
    ['[own.json]', 2],
  ])('may name metrics of others where it says so: %s', (dashboards, count) => {
    const own = json(panel('node_load1{job="node"}'), panel('rate(node_cpu_seconds_total{mode="idle"}[5m])'));
    expect(made(dashboards, { 'own.json': own }).problems).toHaveLength(count);
  });

  test('is not asked of other data sources, and is within rows, annotations and variables', () => {
    const datasource = { type: 'loki', uid: 'a' };
    const own = JSON.stringify({
      title: 'Own',
      panels: [panel('{app="a"} |= "b"', { datasource }), { type: 'row', panels: [panel('wrong_1')] }],
      annotations: { list: [{ expr: 'wrong_2' }, { expr: '{a="b"}', datasource }] },
      templating: { list: [{ type: 'query', query: { query: 'label_values(wrong_3{a="b"}, pod)' } }] },
    });
    const found = made('[own.json]', { 'own.json': own }).problems.map((one) => /got (\S+)/.exec(one)?.[1]);
    expect(found).toEqual(['wrong_1;', 'wrong_2;', 'wrong_3;']);
  });

  test('may be wrapped as in answers of Grafana', () => {
    const wrapped = JSON.stringify({
      dashboard: JSON.parse(json(panel('sum(rate(rows_total[5m])) by (service)'))),
      meta: {},
    });
    expect(shown('[own.json]', { 'own.json': wrapped })[1]!.body).toMatchObject({ title: 'Own (live)' });
  });

  test.each([
    ['no JSON', '{"title": }'],
    ['a list', '[]'],
    ['no title', '{"panels": []}'],
    ['no panels', '{"title": "a"}'],
    ['too many levels', `{"title":"a","panels":${'['.repeat(5000)}${']'.repeat(5000)}}`],
    ['more than a ConfigMap holds', JSON.stringify({ title: 'a', panels: [], text: 'x'.repeat(1_000_000) })],
  ])('is refused with %s', (_, text) => {
    expect(made('[own.json]', { 'own.json': text }).problems).toEqual([expect.stringContaining('[E398]')]);
  });

  test.each([
    '../other/own.json',
    '/etc/passwd',
    'dashboards/../own.json',
    'a/own.json',
    'own.yaml',
    '..json',
    'dashboards//own.json',
    'C:own.json',
    'own.json\\0',
  ])('stands beside its specification, and not at %j', (file) => {
    const { problems } = made(`[${JSON.stringify(file)}]`, {});
    expect(problems).toEqual([expect.stringMatching(/expected the name of a \.json file beside the specification/)]);
  });

  test('is refused where it is not there or named twice', () => {
    expect(made('[own.json, owm.json]', { 'own.json': json() }).problems).toEqual([
      expect.stringContaining('expected own.json, got owm.json, which is not there; did you mean own.json?'),
    ]);
    expect(made('[own.json, own.json]', { 'own.json': json() }).problems).toEqual([
      expect.stringContaining('own.json twice'),
    ]);
  });

  test('is named to have no effect where nothing reads metrics', () => {
    expect(made('[own.json]', { 'own.json': json() }, 'none').problems).toEqual([expect.stringContaining('[W210]')]);
  });
});
