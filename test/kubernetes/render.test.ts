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
    'spec.yaml: expected one resource a file; got two at x/configmap-a.yaml',
  );
});

test.each(['../a', 'a/b', 'A', 'a b', '.a'])('a resource named %s never becomes a file', (name) => {
  expect(() => renderChart(chart(name), 'x', 'spec.yaml')).toThrow('expected a lower-case DNS name');
});

test('files come in the same order, whatever the order of their making', () => {
  const paths = (...names: readonly string[]) => renderChart(chart(...names), 'x', 's').map(({ path }) => path);
  expect(paths('b', 'a')).toEqual(paths('a', 'b'));
});

test('what breaks the schema of its kind is found by the tests themselves', () => {
  expect(() =>
    validate({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a' }, spec: { replicas: 'two' } }),
  ).toThrow();
  expect(() => validate({ apiVersion: 'v1', kind: 'Unheard', metadata: { name: 'a' } })).toThrow('no schema');
});
