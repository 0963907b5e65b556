import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What a specification file describes. */
export type Schema = 'platform' | 'environment' | 'service' | 'overlay';

/** The line that enables completion and checks in editors; schemas are in the package or in the repository. */
export function schemaLine(root: string, file: string, schema: Schema): string {
  const own = existsSync(join(root, 'schemas'));
  const target = `${own ? 'schemas' : 'node_modules/strata-synth/schemas'}/${schema}.schema.json`;
  return `# yaml-language-server: $schema=${posix.relative(posix.dirname(file), target)}\n`;
}
