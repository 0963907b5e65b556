import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a checker has no use for. */
const prose = new Set(['description', 'description_kind', 'deprecated', 'sensitive', 'functions', 'version']);

/** A schema without its prose; a key whose value is an object is an attribute's own name, whatever the word. */
function slim(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(slim);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([key, inner]) => !prose.has(key) || named(inner));
  return Object.fromEntries(kept.map(([key, inner]) => [key, slim(inner)]));
}

function named(inner: unknown): boolean {
  return typeof inner === 'object' && inner !== null && ('type' in inner || 'block' in inner || 'nested_type' in inner);
}

// npx tsx test/schemas/slim.ts FOLDER/aws.json: the output of `terraform providers schema -json` for one provider.
for (const file of process.argv.slice(2)) {
  const { provider_schemas: schemas } = JSON.parse(readFileSync(file, 'utf8')) as { provider_schemas: object };
  const text = JSON.stringify(slim(Object.values(schemas)[0]));
  writeFileSync(join(__dirname, `${basename(file)}.gz`), gzipSync(text, { level: 9 }));
}
