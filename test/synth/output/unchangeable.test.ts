import { clear, repository, service, shop } from '../../e2e/repository';

jest.setTimeout(30_000);
afterEach(clear);

const spec = 'services/shop/api/deployment-config.yaml';
const stateful = (size: string, more = '') =>
  service('api', `volumes: [{ name: data, mountPath: /data, type: claimTemplate, size: ${size} }]\n${more}`).replace(
    'service: {',
    'service: { type: stateful,',
  );

test('who makes a claim template larger is told once what to do in the cluster', async () => {
  const one = repository({ ...shop, [spec]: stateful('1Gi') });
  expect((await one.clean()).notes).toBeUndefined();
  one.lay({ [spec]: stateful('2Gi') });
  expect((await one.clean({ check: true })).notes).toHaveLength(1);
  const { notes } = await one.clean();
  expect(notes).toEqual([
    expect.stringContaining('kubectl -n shop-home delete statefulset api --cascade=orphan, and for each of its claims'),
  ]);
  expect(notes![0]).toContain(
    `patch persistentvolumeclaim data-api-0 --type merge -p '{"spec":{"resources":{"requests":{"storage":"2Gi"}}}}'`,
  );
  expect((await one.clean()).notes).toBeUndefined();
});

test.each([
  ['another image', (text: string) => text.replace('"1.0"', '"2.0"')],
  ['another number of pods', (text: string) => `${text}  deployment: { replicas: 3 }\n`],
])('%s of a StatefulSet needs nobody', async (_, change) => {
  const one = repository({ ...shop, [spec]: stateful('1Gi') });
  await one.clean();
  one.lay({ [spec]: change(stateful('1Gi')) });
  expect(await one.clean()).not.toHaveProperty('notes');
});

test('who comes by a role of Flux’s account with other rights is told that an administrator gives them', async () => {
  const one = repository(shop);
  expect(await one.clean()).not.toHaveProperty('notes');
  const role = 'kubernetes/shop/clusters/home/flux/clusterrole-apply-shop.yaml';
  one.lay({ [`dist/${role}`]: one.text(`dist/${role}`).replace(/ *- limitranges\n/, '') });
  const { notes } = await one.clean();
  expect(notes).toEqual([
    expect.stringContaining(`${role.slice('kubernetes/'.length)}: an account cannot change its own rights`),
  ]);
  expect(await one.clean()).not.toHaveProperty('notes');
});
