import { setImmediate } from 'node:timers/promises';
import type { Artifact } from '../../../lib/model/artifact';
import { type WriteOptions, write } from '../../../lib/synth/output/write';
import { outputFileOf } from '../../../lib/synth/render/output-file';

/** Writes artifacts, those of each folder as one task. */
export function writeArtifacts(folder: string, artifacts: readonly Artifact[], options?: WriteOptions) {
  const tasks = new Map<string, Artifact[]>();
  for (const one of artifacts) {
    const task = one.path.split('/').slice(0, -1).join('/') || 'top';
    tasks.set(task, [...(tasks.get(task) ?? []), one]);
  }
  const outputs = [...tasks].map(([task, all]) => ({
    task,
    count: all.length,
    files: () => all.map(outputFileOf),
  }));
  return write(folder, outputs, options);
}

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
    for (const version of versions!.split(',')) await writeArtifacts(folder!, layer(version));
    // Lets the end of input be heard.
    await setImmediate();
  } while (!once);
  process.exit();
}

if (script === __filename) void run();
