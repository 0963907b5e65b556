import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Watch, watch } from '../../lib/synth/watch';
import { type Repository, clear, folderOf, repository, service, shop } from '../e2e/repository';

jest.setTimeout(60_000);

let watching: Watch | undefined;
afterEach(async () => {
  await watching?.end();
  clear();
});

const spec = `${folderOf('api')}/deployment-config.yaml`;

/** Watches a repository; gives what changed, a call at a time. */
async function watched(one: Repository): Promise<() => Promise<readonly string[]>> {
  const calls: (readonly string[])[] = [];
  const waiting: ((paths: readonly string[]) => void)[] = [];
  watching = watch(one.root, async (paths) => {
    const next = waiting.shift();
    if (next) next(paths);
    else calls.push(paths);
  });
  await watching.ready;
  return () => new Promise((resolve) => (calls.length ? resolve(calls.shift()!) : void waiting.push(resolve)));
}

test('an edit, a new service, a renamed and a deleted one are told', async () => {
  const one = repository(shop);
  const next = await watched(one);
  one.lay({ [spec]: service('api', 'deployment: { replicas: 3 }\n') });
  expect(await next()).toEqual([spec]);

  one.lay({ [`${folderOf('web')}/deployment-config.yaml`]: service('web') });
  expect((await next()).join()).toContain(folderOf('web'));

  renameSync(join(one.root, folderOf('web')), join(one.root, folderOf('site')));
  expect((await next()).join()).toMatch(/services\/shop\/(web|site)/);

  one.remove(folderOf('site'));
  expect((await next()).join()).toContain('services/shop/');
});

test('what an editor leaves beside a file is not told, and saving by renaming is', async () => {
  const one = repository(shop);
  const next = await watched(one);
  one.lay({ [`${folderOf('api')}/.deployment-config.yaml.swp`]: 'x', [`${folderOf('api')}/4913`]: '' });
  one.lay({ [`${folderOf('api')}/deployment-config.yaml~`]: 'x' });
  one.lay({ [`${folderOf('api')}/#new#`]: service('api', 'deployment: { replicas: 4 }\n') });
  renameSync(join(one.root, folderOf('api'), '#new#'), join(one.root, spec));
  expect(await next()).toEqual([spec]);
});

test('a while after a change, it is time to look at everything, once', async () => {
  const one = repository(shop);
  const next = await watched(one);
  one.lay({ [spec]: service('api', 'deployment: { replicas: 3 }\n') });
  expect(await next()).toEqual([spec]);
  expect(await next()).toEqual([]);
  one.lay({ [spec]: service('api', 'deployment: { replicas: 4 }\n') });
  expect(await next()).toEqual([spec]);
});

test('one run is finished before the next begins', async () => {
  const one = repository(shop);
  let running = 0;
  let most = 0;
  let runs = 0;
  watching = watch(one.root, async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setTimeout(resolve, 120));
    running--;
    runs++;
  });
  await watching.ready;
  for (let count = 1; count <= 5; count++) {
    one.lay({ [spec]: service('api', `deployment: { replicas: ${count} }\n`) });
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await watching.end();
  expect(most).toBe(1);
  expect(runs).toBeGreaterThan(0);
});
