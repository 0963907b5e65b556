import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from './docs/pages';

/** Writes every generated page of docs/. */
async function main(): Promise<void> {
  for (const [path, make] of Object.entries(pages)) writeFileSync(join(__dirname, '..', path), await make());
}

void main();
