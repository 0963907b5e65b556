import type { ChartInput } from './chart-input';
import type { ChartValue } from './chart-value';
import type { JsonSchema } from './json-schema';

const name: JsonSchema = { type: 'string', pattern: '^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$', maxLength: 53 };

interface OwnValue {
  readonly value: (input: ChartInput, environment: number) => unknown;
  readonly schema: JsonSchema;
  readonly description: string;
}

const fixed = (value: unknown, schema: JsonSchema, description: string): OwnValue => ({
  value: () => value,
  schema,
  description,
});

/** Values that every chart has, whatever its objects are, by their paths. */
const all: Readonly<Record<string, OwnValue>> = {
  environment: {
    value: ({ environments }, index) => environments[index]!.name,
    schema: { type: 'string', pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', maxLength: 63 },
    description: 'environment that rules and dashboards name',
  },
  nameOverride: fixed('', name, 'name of the application in labels'),
  fullnameOverride: fixed('', name, 'start of the name of each object, and what selectors tell releases apart by'),
  namespaceOverride: fixed('', { ...name, maxLength: 63 }, 'namespace of the objects, in place of that of the release'),
  'serviceAccount.name': fixed(
    '',
    { type: 'string', pattern: '^([a-z0-9]([-a-z0-9.]*[a-z0-9])?)?$', maxLength: 253 },
    'name of an account, in place of that of the chart',
  ),
  extraObjects: fixed(
    [],
    {
      type: 'array',
      items: {
        type: 'object',
        properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } },
        required: ['apiVersion', 'kind', 'metadata'],
      },
    },
    'further objects, as they are',
  ),
};

/** The values of every chart. */
export function ownValues(input: ChartInput): ChartValue[] {
  return Object.entries(all).map(([key, { value, schema, description }]) => ({
    path: key.split('.'),
    values: input.environments.map((_, index) => value(input, index)),
    schema,
    description,
  }));
}
