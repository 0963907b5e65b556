import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { missing } from '../harness/toolbox';
import { writeFleet } from './fleet';
import { type Job, measure, takeTurns } from './measure';
import { form, forms, readOwned } from './objects';
import { cdk8sObjects, cdk8sPlus } from './peers/cdk8s';
import { helmOneByOne, helmRanging } from './peers/helm';
import { kustomizeAll, kustomizeOneByOne } from './peers/kustomize';
import type { Peer } from './peers/peer';
import { keep, load } from './results';
import type { Bench } from './run';
import { synths } from './strata';

/** All who are compared with. */
export const peers: readonly Peer[] = [
  helmOneByOne,
  helmRanging,
  kustomizeOneByOne,
  kustomizeAll,
  cdk8sObjects,
  cdk8sPlus,
];

/** Runs every tool over the services of fleets, and checks that their objects are equal. */
export async function comparePeers({ stock, scratch, peerSizes, rounds, say }: Bench): Promise<void> {
  for (const services of peerSizes) {
    const place = join(scratch, String(services));
    const root = join(place, 'fleet');
    writeFleet(root, services, stock);
    const own = synths(root, stock, ['kubernetes']);
    await measure(own.cold, scratch);
    const objects = readOwned(join(root, 'dist/kubernetes'));
    const expected = objects.map(({ object }) => form(object)).sort();

    const lacking = missing(peers.flatMap(({ tool }) => (tool ? { name: tool, hint: '' } : [])));
    const jobs: Record<string, Job> = { 'strata, cold': own.cold, 'strata, one thread': own['cold, one thread'] };
    for (const peer of peers) {
      if (lacking.some(({ name }) => name === peer.tool)) say(`${peer.tool} is missing: run tools/install.sh bench`);
      else if (services <= peer.most) {
        const folder = join(place, peer.name.replace(/\W+/g, '-'));
        mkdirSync(folder);
        const command = peer.write(folder, objects, root);
        jobs[peer.name] = { command, cwd: folder };
        await measure(jobs[peer.name]!, scratch);
        const made = forms(join(folder, 'out'));
        if (!peer.loose) assertSame(peer.name, made, expected);
        say(`${services}: ${peer.name} makes ${made.length} objects of ${expected.length}`);
      }
    }
    const begun = load();
    const costs = await takeTurns(jobs, rounds, scratch, (line) => say(`${services}: ${line}`));
    const shared = { part: 'peers', services, objects: objects.length, load: [begun, load()] as const };
    keep(Object.entries(costs).map(([name, each]) => ({ ...shared, name, costs: each })));
    rmSync(place, { recursive: true });
  }
}

function assertSame(name: string, made: readonly string[], expected: readonly string[]): void {
  const [all, wanted] = [new Set(made), new Set(expected)];
  const [stranger, lost] = [made.find((text) => !wanted.has(text)), expected.find((text) => !all.has(text))];
  if (made.length === expected.length && !stranger && !lost) return;
  throw new Error(`${name} makes other objects, ${made.length} for ${expected.length}:\n${stranger}\n${lost}`);
}
