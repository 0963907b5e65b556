import Ajv from 'ajv';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { jsonSchema } from '../../lib/spec/json-schema';
import { schema, valid } from './schema';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a JSON Schema is as deep as one looks
const published: Record<string, any> = jsonSchema(schema, { id: 'https://example.com/service.json', title: 'Service' });
const accepts = new Ajv({ strict: false }).compile(published);

describe('the published schema', () => {
  test('names itself and its draft', () => {
    expect(published).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://example.com/service.json',
      title: 'Service',
    });
  });

  test('accepts what the parser accepts, in every spelling', () => {
    expect(accepts(parseYaml(valid))).toBe(true);
    for (const key of ['sampleRate', 'sample_rate', 'samplingRate', 'sampling_rate']) {
      expect(accepts({ kind: 'ServiceConfig', [key]: 1 })).toBe(true);
    }
  });

  test('refuses what the parser refuses, in every spelling', () => {
    for (const wrong of [
      { pool_size: 'x' },
      { connections: 0 },
      { poolsize: 1 },
      { backings: [{ kind: 'bucket', multi_zone: true }] },
      { replicas: { min: 1 } },
    ]) {
      expect(accepts({ kind: 'ServiceConfig', ...wrong })).toBe(false);
    }
    expect(accepts({ pool_size: 1 })).toBe(false);
  });

  test('suggests our spelling only', () => {
    const { properties } = published;
    expect(properties.poolSize).toEqual({ type: 'integer', minimum: 1, maximum: 100 });
    expect(properties.pool_size).toEqual({ doNotSuggest: true, allOf: [{ $ref: '#/properties/poolSize' }] });
    expect(published.additionalProperties).toBe(false);
  });

  test('says which keys have no effect yet, and keeps descriptions', () => {
    expect(published.properties.edge.description).toBe('Accepted, no effect yet.');
    expect(published.properties.sampleRate.description).toBe('Share of requests');
  });

  test('holds nothing of ours, no defaults and no bounds of JavaScript', () => {
    const withDefault = jsonSchema(
      z.strictObject({
        a: z
          .int()
          .default(1)
          .meta({ aliases: ['b'] }),
      }),
      { id: 'x', title: 'x' },
    );
    expect(withDefault).toMatchObject({ properties: { a: { type: 'integer' }, b: {} } });
    expect(JSON.stringify([published, withDefault])).not.toMatch(/"(aliases|effect|default)"|9007199254740991/);
  });

  test('asks for a required key in any of its spellings', () => {
    const required = new Ajv({ strict: false }).compile(
      jsonSchema(z.strictObject({ poolSize: z.int(), name: z.string() }), { id: 'y', title: 'y' }),
    );
    expect([
      required({ pool_size: 1, name: 'a' }),
      required({ poolSize: 1, name: 'a' }),
      required({ name: 'a' }),
    ]).toEqual([true, true, false]);
  });

  test('holds schemas that contain themselves', () => {
    interface Tree {
      readonly childNodes?: readonly Tree[] | undefined;
    }
    const tree: z.ZodType<Tree> = z.strictObject({ childNodes: z.array(z.lazy(() => tree)).optional() });
    const nested = new Ajv({ strict: false }).compile(jsonSchema(tree, { id: 'z', title: 'z' }));
    expect([
      nested({ child_nodes: [{ childNodes: [{ child_nodes: [] }] }] }),
      nested({ child_nodes: [{ childNodes: 1 }] }),
    ]).toEqual([true, false]);
  });

  test('is the same every time', () => {
    expect(JSON.stringify(jsonSchema(schema, { id: 'https://example.com/service.json', title: 'Service' }))).toBe(
      JSON.stringify(published),
    );
  });
});
