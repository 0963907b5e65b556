import { basename } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Extra } from '../model/parts/overrides';
import type { Outcome, Problem } from '../model/problem';
import type { Source } from '../spec/load';

interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const at = (file: string): Omit<Problem, 'message' | 'code'> => ({ file, line: 1, column: 1, path: '' });

/** Plain manifests and Terraform JSON that stand beside a service's spec. */
export function parseExtras(sources: readonly Source[]): Outcome<Extra[]> {
  const outcomes = sources.map((source) => (source.file.endsWith('.tf.json') ? terraform(source) : kubernetes(source)));
  return { value: outcomes.flatMap(({ value }) => value), problems: outcomes.flatMap(({ problems }) => problems) };
}

function terraform({ file, text }: Source): Outcome<Extra[]> {
  const body = json(text);
  if (!body)
    return {
      value: [],
      problems: [{ ...at(file), code: 'E351', message: 'expected a JSON object, got something else' }],
    };
  return { value: [{ layer: 'terraform', source: file, name: basename(file), body }], problems: [] };
}

function json(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function kubernetes({ file, text }: Source): Outcome<Extra[]> {
  const documents = parseAllDocuments(text, { version: '1.1', maxAliasCount: 100 } as never) as unknown as readonly {
    errors: readonly { message: string }[];
    toJS: () => unknown;
  }[];
  const errors = [...documents].flatMap((document) => document.errors);
  if (errors.length)
    return {
      value: [],
      problems: errors.map(({ message }) => ({ ...at(file), code: 'E351' as const, message: message.split('\n')[0]! })),
    };
  const bodies = [...documents].map((document) => document.toJS()).filter((body) => body !== null);
  const wrong = bodies.filter((body) => !isManifest(body));
  return {
    value: bodies
      .filter(isManifest)
      .map((body) => ({
        layer: 'kubernetes',
        source: file,
        name: `${body.kind.toLowerCase()}-${body.metadata.name}.yaml`,
        body,
      })),
    problems: wrong.map(() => ({
      ...at(file),
      code: 'E351',
      message: 'expected a manifest with apiVersion, kind and metadata.name, got something else',
    })),
  };
}

function isManifest(body: unknown): body is Manifest {
  const { apiVersion, kind, metadata } = (body ?? {}) as Partial<Manifest>;
  const legal = (text: unknown) => typeof text === 'string' && /^[A-Za-z0-9][A-Za-z0-9./:-]*$/.test(text);
  return legal(apiVersion) && legal(kind) && legal(metadata?.name) && !String(metadata!.name).includes('/');
}
