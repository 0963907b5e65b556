import { schemas } from '../../lib/spec/schemas';
import { builtIn, factsTable } from '../../lib/synth/toolkit';
import { type Key, type Schema, keysOf } from './keys';

const all = schemas(factsTable(builtIn), Object.keys(builtIn.gateways)) as Readonly<Record<string, Schema>>;
const clouds = Object.keys(builtIn.clouds);

/** A cloud's own options, which docs/clouds.md lists. */
const native = (path: string) => clouds.some((cloud) => path.endsWith(`.${cloud}`));

/** What a file holds of another file's keys, which stand there. */
const borrowed: Readonly<Record<string, readonly string[]>> = {
  'service.schema.json': ['spec.environments'],
  'platform.schema.json': ['defaults'],
  'environment.schema.json': ['defaults'],
};

/** Keys of one input file, by the name of its schema. */
export function keysIn(name: string): Key[] {
  const roots = borrowed[name] ?? [];
  const skip = (path: string) => native(path) || roots.some((root) => path.startsWith(`${root}.`));
  return keysOf(all[name]!, skip);
}
