import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import type { Case, Findings } from './cases';
import { mergedValues } from './values';

/** What Helm reads schemas as. @see https://helm.sh/docs/topics/charts/#schema-files */
const draft = 'http://json-schema.org/draft-07/schema#';

/** Whether each chart has a schema of draft 7 that takes the values of each environment. */
export function schemas(cases: readonly Case[]): Findings {
  const failures = cases.flatMap(({ title, chart: { folder }, release }) =>
    complaints(join(folder, 'values.schema.json'), [join(folder, 'values.yaml'), ...release.values]).map(
      (text) => `${title}: ${text}`,
    ),
  );
  return { checked: cases.length, failures, notes: [] };
}

function complaints(file: string, values: readonly string[]): string[] {
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { readonly $schema?: string };
  if (schema.$schema !== draft) return [`values.schema.json: expected ${draft}, got ${schema.$schema ?? 'none'}`];
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    validateFormats: false,
  });
  if (!ajv.validateSchema(schema)) return [`values.schema.json: ${ajv.errorsText()}`];
  const accepts = ajv.compile(schema);
  return accepts(mergedValues(values)) ? [] : [`values: ${ajv.errorsText(accepts.errors)}`];
}
