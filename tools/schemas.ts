import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportSchemas } from '../lib/change/report/json-schema';
import { schemas } from '../lib/spec/schemas';
import { builtIn, factsTable, gatewayTable } from '../lib/synth/toolkit';
import { repository } from './repository';

const folder = join(repository, 'schemas');
mkdirSync(folder, { recursive: true });
for (const [name, schema] of Object.entries({
  ...schemas(factsTable(builtIn), gatewayTable(builtIn)),
  ...reportSchemas(),
}))
  writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 1)}\n`);
