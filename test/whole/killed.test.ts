import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { type Repository, clear, folderOf, repository, service, shop, treeOf } from './repository';

jest.setTimeout(120_000);
afterEach(clear);

const own = join(__dirname, '../..');

/** A synthesis in a process of its own. */
function start({ root }: Repository, ...forever: string[]): ChildProcess {
  const args = ['--import', 'tsx', join(__dirname, 'synth-once.ts'), root, join(root, 'dist'), ...forever];
  return spawn(process.execPath, args, { cwd: own, stdio: ['ignore', 'pipe', 'inherit'] });
}

const many = (replicas: number) =>
  Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => {
      const text = service(
        `api-${index}`,
        `deployment: { replicas: ${replicas} }\nintegrations: { cache: {}, storage: {} }\n`,
      );
      return [`${folderOf(`api-${index}`)}/deployment-config.yaml`, text];
    }),
  );

test('what a killed synthesis left is whole files, and the next one heals it', async () => {
  const one = repository({ ...shop, ...many(2) });
  await one.clean();
  const whole = one.tree();

  for (const milliseconds of [0, 3, 11, 29, 67, 150]) {
    one.remove('dist');
    const child = start(one, 'forever');
    await once(child.stdout!, 'data');
    // It has to write all of it once more.
    one.remove('dist/kubernetes');
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (const [path, text] of Object.entries(treeOf(one.root)))
      if (path.startsWith('dist/') && !/\.tmp$/.test(path)) expect(text).toBe(whole[path.slice('dist/'.length)]);
    await one.clean();
    expect(one.tree()).toEqual(whole);
  }
});

test('two syntheses at once leave what one leaves', async () => {
  const one = repository({ ...shop, ...many(2) });
  const children = [start(one), start(one)];
  const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0] as number));
  expect(codes).toEqual([0, 0]);
  const both = one.tree();
  one.remove('dist');
  await one.clean();
  expect(both).toEqual(one.tree());
});
