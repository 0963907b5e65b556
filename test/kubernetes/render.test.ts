import { ApiObject, App, Chart } from 'cdk8s';
import { phaseFolder, renderChart } from '../../lib/kubernetes/render';
import { ServiceChart } from '../../lib/kubernetes/service/chart';
import { unit } from './unit';
import { validate } from './schemas';

const chart = (...names: readonly string[]) => {
  const made = new Chart(new App(), 'test');
  names.forEach(
    (name, index) => new ApiObject(made, `Object${index}`, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name } }),
  );
  return made;
};

test('a resource is a file by its phase, kind and name, with the spec that made it', () => {
  const given = unit();
  const files = renderChart(new ServiceChart(new App(), 'run', given), phaseFolder(given, 'run'), given.service.source);
  expect(files.map(({ path }) => path)).toEqual([
    'shop/environments/production/tabular/run/deployment-tabular.yaml',
    'shop/environments/production/tabular/run/networkpolicy-tabular.yaml',
    'shop/environments/production/tabular/run/service-tabular.yaml',
  ]);
  expect(new Set(files.map(({ source }) => source))).toEqual(new Set([given.service.source]));
});

test('two resources of one kind and name are refused', () => {
  expect(() => renderChart(chart('a', 'b', 'a'), 'x', 'spec.yaml')).toThrow(
    'spec.yaml: expected one resource in each file; got two at x/configmap-a.yaml',
  );
});

test.each(['../a', 'a/b', 'A', 'a b', '.a'])('a resource named %s never becomes a file', (name) => {
  expect(() => renderChart(chart(name), 'x', 'spec.yaml')).toThrow('expected a lower-case DNS name');
});

test('files come in the same order, whatever the order of their making', () => {
  const paths = (...names: readonly string[]) => renderChart(chart(...names), 'x', 's').map(({ path }) => path);
  expect(paths('b', 'a')).toEqual(paths('a', 'b'));
});

describe('a chart becomes what cdk8s makes of it, in the order of its paths, where', () => {
  const charts: Readonly<Record<string, (made: Chart) => void>> = {
    'nothing depends on anything': () => undefined,
    'one object depends on another': ({ apiObjects: [a, b] }) => a!.addDependency(b!),
    'objects depend on each other in a circle': ({ apiObjects: [a, b] }) => {
      a!.addDependency(b!);
      b!.addDependency(a!);
    },
    'there is a chart in it': (made) =>
      void new ApiObject(new Chart(made, 'inner'), 'c', { apiVersion: 'v1', kind: 'A', metadata: { name: 'c' } }),
    'a construct refuses': (made) => made.node.addValidation({ validate: () => ['expected tea, got milk'] }),
    'the app refuses': (made) => made.node.root.node.addValidation({ validate: () => ['expected tea, got milk'] }),
  };
  const made = (name: string, objects: (made: Chart) => readonly object[]) => {
    const one = chart('b', 'a');
    charts[name]!(one);
    try {
      return objects(one).map((body) => JSON.stringify(body));
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each(Object.keys(charts))('%s', (name) => {
    const sorted = (one: Chart) =>
      (one.toJson() as object[]).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    expect(made(name, (one) => renderChart(one, 'x', 's').map(({ body }) => body))).toEqual(made(name, sorted));
  });

  test('and objects in a circle are refused', () => {
    const [circle] = Object.keys(charts).filter((name) => name.includes('circle'));
    expect(made(circle!, (one) => renderChart(one, 'x', 's'))).toMatch(/^Dependency cycle detected/);
  });
});

test('what breaks the schema of its kind is found by the tests themselves', () => {
  expect(() =>
    validate({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec: { replicas: 'two' } }),
  ).toThrow();
  expect(() => validate({ apiVersion: 'v1', kind: 'Unheard', metadata: { name: 'a' } })).toThrow('no schema');
});
