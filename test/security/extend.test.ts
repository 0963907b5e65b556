import { repository } from '../e2e/repository';
import { clear, folderOf, shopOf } from './attack';

jest.setTimeout(120_000);
afterEach(clear);

test('what a service’s own code adds is held to the same rules', async () => {
  const code = `exports.chart = (chart) => {
  for (const one of chart.node.findAll())
    if (one.kind === 'Deployment') one.addJsonPatch({ toJson: () => undefined, _toJson: () => ({ op: 'add', path: '/spec/template/spec/serviceAccountName', value: 'victim' }) });
};
`;
  const files = { ...shopOf({}), [`${folderOf('evil')}/extend.ts`]: code };
  expect(await repository(files).problems()).toEqual([
    expect.stringMatching(/Deployment\/evil: expected an account of evil, got serviceAccountName: victim.*\[E359\]$/),
  ]);
});
