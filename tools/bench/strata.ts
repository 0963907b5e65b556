import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Layer } from '../../lib/synth/layer';
import { output } from '../harness/process';
import { repository } from '../repository';
import { type Edited, type Stock, fileOf } from './fleet';
import type { Job } from './measure';

const command = join(repository, 'build/lib/cli/main.js');
const library = join(repository, 'build/lib/synth/synthesize.js');

/** A command line of Strata. */
export const strata = (...words: readonly string[]): Job => ({ command: [process.execPath, command, ...words] });

/** States of a run: cold; cold with one thread; unchanged; one edited file of a service without dependents, or of the root. */
export const states = ['cold, one thread', 'cold', 'warm', 'one edit', 'one edit, of a root'] as const;

/** One of them. */
export type State = (typeof states)[number];

/** Runs over a fleet; in this order each finds what the one before it left. */
export function synths(root: string, stock: Stock, layers: readonly Layer[]): Record<State, Job> {
  const job = strata('synth', '--directory', root, '--layer', ...layers);
  const clear = () => {
    for (const folder of ['build', 'dist']) rmSync(join(root, folder), { recursive: true, force: true });
  };
  const options = JSON.stringify({ root, layers, workers: 1 });
  const program = `require(${JSON.stringify(library)}).synthesize(${options}).then(({ rows }) => process.exit(rows.length ? 0 : 1))`;
  const editOf = (whose: Edited): Job => ({ ...job, before: () => edit(fileOf(whose, root, stock)) });
  return {
    'cold, one thread': { command: [process.execPath, '-e', program], before: clear },
    cold: { ...job, before: clear },
    warm: job,
    'one edit': editOf('leaf'),
    'one edit, of a root': editOf('root'),
  };
}

/** What a fleet comes to. */
export interface Size {
  readonly objects: number;
  readonly resources: number;
}

/** Objects and resources of a fleet that is made. */
export async function sizeOf(root: string, layers: readonly Layer[]): Promise<Size> {
  const [node, ...words] = strata('synth', '--directory', root, '--output', 'json', '--layer', ...layers).command;
  const { rows } = JSON.parse(await output(node, words, { seconds: 3600 })) as { rows: Size[] };
  const sum = (of: (row: Size) => number) => rows.reduce((total, row) => total + of(row), 0);
  return { objects: sum(({ objects }) => objects), resources: sum(({ resources }) => resources) };
}

/** Another image, each time. */
function edit(file: string): void {
  const text = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    text.replace(/tag: (\d+\.\d+)\.(\d+)/, (_, minor: string, patch: string) => `tag: ${minor}.${Number(patch) + 1}`),
  );
}
