import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './docs/pages';
import { repository } from './repository';

/** Writes every generated page of docs/. */
async function main(): Promise<void> {
  for (const [path, make] of Object.entries(pages)) writeFileSync(join(repository, path), await make());
}

void main();
