import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../harness/check';
import { run } from '../harness/process';
import { repository } from '../repository';
import type { Case, Findings } from './cases';
import { type Packaged, packageCommand, packaged } from './packaged';
import { startRegistry } from './registry';
import { Runner, helms } from './release';

/** Whether charts that `strata package` pushes come back from a registry as they are, to every Helm. */
export async function delivered({ dist, scratch, say }: Context, cases: readonly Case[]): Promise<Findings> {
  const root = join(dist, '..');
  const registry = await startRegistry();
  try {
    const url = `oci://${registry.host}/charts`;
    const first = await packaged(root, join(scratch, 'first'), ['--push', url, '--plain-http']);
    const second = await packaged(root, join(scratch, 'second'), ['--push', url, '--plain-http']);
    const failures =
      JSON.stringify(first.map(digests)) === JSON.stringify(second.map(digests))
        ? []
        : ['strata package: a second run made other digests'];
    for (const helm of helms) {
      const runner = new Runner(helm, join(scratch, 'pulled'));
      for (const one of cases)
        failures.push(...(await pulled(runner, one, first, { url, folder: join(scratch, 'pulled') })));
    }
    failures.push(...(await refused(root, join(scratch, 'refused'))));
    say(`${first.length} charts went to a registry and back`);
    return { checked: first.length * helms.length, failures, notes: [] };
  } finally {
    registry.stop();
  }
}

const digests = ({ name, digest, manifest }: Packaged) => [name, digest, manifest];

/** What comes back is the file that was pushed, and renders what its folder does. */
async function pulled(
  runner: Runner,
  { title, chart, release }: Case,
  all: readonly Packaged[],
  { url, folder }: { readonly url: string; readonly folder: string },
): Promise<string[]> {
  const one = all.find(({ platform, name }) => platform === chart.platform && name === chart.service);
  if (!one) return [`${title}: expected a package of ${chart.service}, got none`];
  const { platform, name, version, digest } = one;
  const named = (text: string) => `${title}: ${runner.helm.name} from the registry: ${text}`;
  const into = join(folder, runner.helm.program, title);
  const words = [`${url}/${platform}/${name}`, '--version', version, '--plain-http', '--destination', into];
  mkdirSync(into, { recursive: true });
  const pull = await runner.run(['pull', ...words]);
  if (pull.code !== 0) return [named(pull.stderr.trim())];
  const file = join(into, `${name}-${version}.tgz`);
  const got = `sha256:${createHash('sha256').update(readFileSync(file)).digest('hex')}`;
  if (got !== digest) return [named(`expected ${digest}, got ${got}`)];
  const [here, there] = [await runner.template(release), await runner.template({ ...release, chart: file })];
  if (there.code !== 0) return [named(there.stderr.trim())];
  return there.stdout === here.stdout ? [] : [named('expected what its folder renders, got something else')];
}

/** A registry that does not answer is an error of the machine, and said in words. */
async function refused(root: string, out: string): Promise<string[]> {
  const words = packageCommand(root, out, ['--push', 'oci://localhost:1/charts', '--plain-http']);
  const { code, stdout } = await run(process.execPath, words, { cwd: repository });
  const said = ['helm push: ', 'connection refused'].every((words) => stdout.includes(words));
  return code === 1 && said ? [] : [`strata package: expected exit 1 and the words of helm, got ${code}: ${stdout}`];
}
