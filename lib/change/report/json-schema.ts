import { jsonSchema } from '../../spec/json-schema';
import { reportData } from './report-schema';

/** The JSON Schema of `strata diff --output json`, by its file name. */
export function reportSchemas(): Readonly<Record<string, object>> {
  return {
    'change-report.schema.json': jsonSchema(reportData, {
      id: 'change-report.schema.json',
      title: 'strata diff --output json',
    }),
  };
}
