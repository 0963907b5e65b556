import { clear, repository, service, shop } from './repository';

jest.setTimeout(120_000);
afterEach(clear);

const live = `stage: production
cloud: google
placements: { google: { region: europe-west3, account: shop-project } }
state: { backend: gcs, store: shop-state, region: europe-west3 }
`;

const setup = 'dist/terraform/stacks/shop.google-shop-project.setup/cdk.tf.json';
const config = 'services/shop/api/deployment-config.yaml';

test('an edit that needs another API changes the stack that enables it, and taking it back does, too', async () => {
  const one = repository({
    ...shop,
    'apps/shop/environments/live.yaml': live,
    [config]: service('api', 'integrations: { database: { name: orders } }'),
  });
  await one.clean();
  const before = one.text(setup);
  expect(before).not.toContain('pubsub');

  const queue = 'integrations: { database: { name: orders }, messaging: { queues: [{ name: mail }] } }';
  one.lay({ [config]: service('api', queue) });
  await one.clean();
  expect(one.text(setup)).toContain('pubsub.googleapis.com');
  expect(one.text(setup)).toMatch(/"service": "pubsub\.googleapis\.com"/);

  one.lay({ [config]: service('api', 'integrations: { database: { name: orders } }') });
  await one.clean();
  expect(one.text(setup)).toBe(before);
});
