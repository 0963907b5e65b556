import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { reportSchemas } from '../../lib/change/report/json-schema';
import { schemas } from '../../lib/spec/schemas';
import { builtIn, factsTable, gatewayTable } from '../../lib/synth/toolkit';

const current = Object.entries({
  ...schemas(factsTable(builtIn), gatewayTable(builtIn)),
  ...reportSchemas(),
});

test.each(current)('%s is what the code reads; `npx tsx tools/schemas.ts` writes it anew', (name, schema) => {
  const committed: unknown = JSON.parse(readFileSync(join(__dirname, '../../schemas', name), 'utf8'));
  // Not in full: a difference of megabytes helps nobody.
  expect(JSON.stringify(committed) === JSON.stringify(schema)).toBe(true);
});
