import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What a specification file describes. */
export type Schema = 'platform' | 'environment' | 'service' | 'overlay';

/** The line that makes editors complete and check a file; schemas come with the package, or lie in the repository. */
export function schemaLine(root: string, file: string, schema: Schema): string {
  const own = existsSync(join(root, 'schemas'));
  const target = `${own ? 'schemas' : 'node_modules/strata-synth/schemas'}/${schema}.schema.json`;
  return `# yaml-language-server: $schema=${posix.relative(posix.dirname(file), target)}\n`;
}
