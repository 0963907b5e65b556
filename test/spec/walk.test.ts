import { z } from 'zod';
import { canonicalKeys, spellings } from '../../lib/spec/aliases';
import { metadata } from '../../lib/spec/metadata';
import { read } from '../../lib/spec/read';
import { report } from '../../lib/spec/report';
import { shapes, walk } from '../../lib/spec/walk';

const tree = (text: string) => read(text, report('x.yaml', text))!;

describe('spellings of a key', () => {
  test('are its own, its aliases and the snake case of each', () => {
    expect(spellings('poolSize', ['maxConnections', 'size'])).toEqual([
      'poolSize',
      'maxConnections',
      'size',
      'pool_size',
      'max_connections',
    ]);
    expect(spellings('targetCPUUtilization', [])).toEqual(['targetCPUUtilization', 'target_cpu_utilization']);
    expect(spellings('s3Bucket', [])).toEqual(['s3Bucket', 's3_bucket']);
  });

  test('never take the name of another key', () => {
    const schema = z.strictObject({ size: z.int(), capacity: z.int().meta({ aliases: ['size'] }) });
    expect([...canonicalKeys(schema)]).toEqual([
      ['size', 'size'],
      ['capacity', 'capacity'],
    ]);
  });
});

describe('metadata', () => {
  test.each([
    [
      'optional',
      z
        .int()
        .meta({ aliases: ['a'], effect: 'none' })
        .optional(),
    ],
    [
      'default',
      z
        .int()
        .meta({ aliases: ['a'], effect: 'none' })
        .default(1),
    ],
    [
      'nullable, transformed',
      z
        .int()
        .meta({ aliases: ['a'], effect: 'none' })
        .nullable()
        .transform(String),
    ],
    [
      'refined',
      z
        .int()
        .meta({ aliases: ['a'], effect: 'none' })
        .refine(() => true),
    ],
    ['lazy', z.lazy(() => z.int().meta({ aliases: ['a'], effect: 'none' }))],
    ['preprocessed', z.preprocess((value) => value, z.int().meta({ aliases: ['a'], effect: 'none' }))],
    [
      'described',
      z
        .int()
        .meta({ aliases: ['a'], effect: 'none' })
        .describe('b'),
    ],
  ])('is found through a schema that is %s', (_, schema) => {
    expect(metadata(schema)).toMatchObject({ aliases: ['a'], effective: false });
  });

  test('of an option says nothing about the union', () => {
    expect(metadata(z.union([z.int().meta({ effect: 'none' }), z.string()])).effective).toBe(true);
  });
});

describe('the shapes that fit data', () => {
  const a = z.strictObject({ type: z.literal('a'), poolSize: z.int().optional() });
  const b = z.strictObject({ type: z.literal('b'), poolSize: z.int().optional(), more: z.int().optional() });
  const record = z.record(z.string(), z.int());
  const list = z.array(z.int());

  test.each([
    ['the option that the discriminator names', z.discriminatedUnion('type', [a, b]), '{ type: b }', [b]],
    ['the option that a literal names in a plain union', z.union([a, b]), '{ type: a, more: 1 }', [a]],
    ['all options when the discriminator names none', z.union([a, b]), '{ type: c }', [a, b]],
    ['the option that knows most keys', z.union([a, b]), '{ pool_size: 1, more: 2 }', [b]],
    ['a list for a list', z.union([record, list, z.int()]), '[1]', [list]],
    ['a map for keys that the mapping does not know', z.union([a, record]), '{ free: 1, pro: 2 }', [record]],
    ['nothing for a word', z.union([a, record]), 'word', []],
  ])('are %s', (_, schema, text, fitting) => expect(shapes([schema], tree(text))).toEqual(fitting));
});

test('a walk visits keys from the outside in, and leaves out what is below on demand', () => {
  const schema = z.object({
    a: z.object({ b: z.int() }),
    c: z.array(z.object({ d: z.int() })),
    e: z.tuple([z.object({ f: z.int() })]),
  });
  const visited: string[] = [];
  walk([schema], tree('a: { b: 1 }\nc: [{ d: 1 }, { d: 2 }]\ne: [{ f: 1 }]'), (_, __, path) => {
    visited.push(path.join('.'));
    return path[0] !== 'a';
  });
  expect(visited).toEqual(['a', 'c', 'c.0.d', 'c.1.d', 'e', 'e.0.f']);
});
