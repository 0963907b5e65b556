import { flux } from '../../tools/checks/flux';
import { Copy, shop } from './shop';

jest.setTimeout(900_000);

const kustomization = (name: string) => `kubernetes/shop/clusters/live/flux/kustomization-shop-live-api-${name}.yaml`;
let whole: Copy;
const copies: Copy[] = [];
beforeAll(async () => copies.push((whole = await Copy.of(shop))));
afterAll(() => copies.forEach((copy) => copy.remove()));

/** What the check says of a copy that something was done to. */
async function climb(spoil: (copy: Copy) => void, patience = 60) {
  const copy = whole.again();
  copies.push(copy);
  spoil(copy);
  return copy.climb(flux, patience);
}

test('a shop as it was written comes up, survives a bad change, and lets a service go without its data', async () => {
  const { failures, checked } = await climb(() => undefined, 240);
  expect(failures).toEqual([]);
  expect(checked).toBeGreaterThan(12);
});

test('a service that does not wait for what binds it, a text that Flux takes for code, and data that would go with a service are found out', async () => {
  const claim = 'kubernetes/shop/environments/live/api/run/persistentvolumeclaim-api-data.yaml';
  const { failures } = await climb((copy) => {
    copy.change(kustomization('run'), /^( *- name: )shop-live-api-bindings\n/m, '$1shop-namespaces\n');
    copy.change(kustomization('run'), /^( *)prune: true\n/m, '$&$1postBuild: { substitute: { HOME: pwned } }\n');
    copy.change(claim, /^ *kustomize\.toolkit\.fluxcd\.io\/prune: .*\n/m, '');
  });
  expect(failures).toEqual([
    expect.stringMatching(/shop-live-api-run: Deployment .* does not wait for shop-live-api-bindings/),
    expect.stringMatching(/Deployment shop-live\/api: its .*env.* is not what was published/),
    expect.stringMatching(/expected the data of shop-live-api to stay.*PersistentVolumeClaim/),
  ]);
});

test('a service that stays when it is removed is found out', async () => {
  const { failures } = await climb((copy) => copy.change(kustomization('run'), /prune: true/, 'prune: false'));
  expect(failures).toContainEqual(expect.stringMatching(/expected nothing of shop-live-api to be left.*Deployment/));
});
