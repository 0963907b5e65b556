import { setImmediate } from 'node:timers/promises';
import type { Artifact } from '../../lib/model/artifact';
import { leafOf } from '../../lib/synth/render/leaf';
import { write } from '../../lib/synth/store/write';

/** A layer of many files whose content tells which version wrote it. */
export function layer(version: string, files = 200): Artifact[] {
  return Array.from({ length: files }, (_, index) => ({
    path: `${version}-${index % 7}/both-${index}.yaml`,
    body: { version, index, padding: 'x'.repeat(5000) },
    source: 'services/a.yaml',
  })).flatMap((artifact) => [artifact, { ...artifact, path: `all/${artifact.path.split('/')[1]}` }]);
}

// As a child process: writes one version after the other until it is killed or nobody listens, or once each.
const [, script, folder, versions, once] = process.argv;

async function run(): Promise<void> {
  process.stdin.on('end', () => process.exit()).resume();
  process.stdout.write('ready\n');
  do {
    for (const version of versions!.split(',')) await write(folder!, layer(version).map(leafOf));
    // Lets the end of input be heard.
    await setImmediate();
  } while (!once);
  process.exit();
}

if (script === __filename) void run();
