import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { type Repository, folderOf, repository, service, shop, treeOf } from './repository';

const own = join(__dirname, '../..');

/** A synthesis in a process of its own, which ends with this one. */
export function start({ root }: Repository, ...forever: string[]): ChildProcess {
  const args = ['--import', 'tsx', join(__dirname, 'synth-once.ts'), root, join(root, 'dist'), ...forever];
  return spawn(process.execPath, args, { cwd: own, stdio: ['pipe', 'pipe', 'inherit'] });
}

/** A shop of six services, each with data of its own. */
export const many = {
  ...shop,
  ...Object.fromEntries(
    Array.from({ length: 6 }, (_, index) => {
      const settings = 'deployment: { replicas: 2 }\nintegrations: { cache: {}, storage: {} }\n';
      return [`${folderOf(`api-${index}`)}/deployment-config.yaml`, service(`api-${index}`, settings)];
    }),
  ),
};

/** Kills a synthesis so many milliseconds after it began to write; what it left must be whole, and the next one must heal it. */
export async function kill(moments: readonly number[]): Promise<void> {
  const one = repository(many);
  await one.clean();
  const whole = one.tree();

  for (const [moment, milliseconds] of moments.entries()) {
    one.remove('dist');
    const child = start(one, 'forever');
    await once(child.stdout!, 'data');
    // It has to write all of it once more; away in one step, since it may be writing already.
    renameSync(join(one.root, 'dist/kubernetes'), join(one.root, `away-${moment}`));
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    child.kill('SIGKILL');
    await once(child, 'exit');
    for (const [path, text] of Object.entries(treeOf(one.root)))
      if (path.startsWith('dist/') && !/\.tmp$/.test(path)) expect(text).toBe(whole[path.slice('dist/'.length)]);
    await one.clean();
    expect(one.tree()).toEqual(whole);
  }
}
