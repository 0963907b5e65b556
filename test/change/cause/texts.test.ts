import { between, clearCopies, edited } from '../bundled';

jest.setTimeout(60_000);
afterEach(clearCopies);

test('a dashboard names its own file as its cause, and no other key has it', async () => {
  const dashboard = 'services/inferloop/textnlp/dashboards/handlers.json';
  const spec = 'services/inferloop/textnlp/environments/staging.yaml';
  const { report } = await between(
    'inferloop',
    edited(),
    edited([dashboard, '"title": "', '"title": "Other '], [spec, 'tag: ', 'tag: 1']),
  );
  const causesOf = (type: string) =>
    new Set(report.changes.filter((one) => one.type === type).flatMap(({ causes }) => causes));
  expect(causesOf('ConfigMap')).toEqual(new Set([dashboard]));
  expect(causesOf('apps/Deployment')).toEqual(new Set([`${spec}#spec.service.image.tag`]));
});
