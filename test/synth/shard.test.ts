import { join } from 'node:path';
import type { Synthesis } from '../../lib/synth/synthesize';
import { type Files, clear, folderOf, live, repository, service, shop, treeOf } from '../e2e/repository';

jest.setTimeout(60_000);
afterAll(clear);

const files: Files = {
  ...shop,
  'apps/shop/environments/live.yaml': live,
  ...Object.fromEntries(
    ['web', 'mail', 'search', 'billing', 'ledger'].map((name) => [
      `${folderOf(name)}/deployment-config.yaml`,
      service(name, 'integrations: { database: {} }\n'),
    ]),
  ),
};

let one: ReturnType<typeof repository>;
beforeAll(async () => {
  one = repository(files);
  await one.clean();
});

test.each([1, 2, 3, 7])('%d shards hold together, each file once, what one run holds', async (count) => {
  const parts: Files[] = [];
  for (let index = 1; index <= count; index++) {
    const dist = join(one.root, `part-${index}-of-${count}`);
    await one.clean({ dist, shard: { index, count } });
    parts.push(treeOf(dist));
  }
  // Whichever part the cdktf CLI meets must list all stacks.
  const paths = parts.flatMap((part) => Object.keys(part)).filter((path) => path !== 'terraform/manifest.json');
  expect([...paths, 'terraform/manifest.json'].sort()).toEqual(Object.keys(one.tree()).sort());
  expect(Object.assign({}, ...parts)).toEqual(one.tree());
});

test('all environments of a service fall to one shard', async () => {
  const names = async (index: number) => {
    const { written } = await one.clean({ dist: join(one.root, `part-${index}`), shard: { index, count: 3 } });
    return new Set(written.flatMap((path) => /environments\/[^/]+\/([^/]+)\//.exec(path)?.[1] ?? []));
  };
  const [first, second, third] = [await names(1), await names(2), await names(3)];
  const all = [...first, ...second, ...third];
  expect(all.length).toBe(new Set(all).size);
});

// Last, since it removes services.
test('a shard removes what is stale of its own, and nothing of another’s', async () => {
  for (const name of ['web', 'mail', 'search']) one.remove(folderOf(name));
  const ended: Synthesis[] = [];
  for (let index = 1; index <= 3; index++) ended.push(await one.clean({ shard: { index, count: 3 } }));
  const removed = ended.flatMap((part) => part.removed);
  expect(removed.length).toBe(new Set(removed).size);
  const healed = one.tree();
  expect((await one.clean()).removed).toEqual([]);
  expect(one.tree()).toEqual(healed);
  expect(Object.keys(healed).join()).not.toMatch(/environments\/home\/(web|mail|search)\//);
});
