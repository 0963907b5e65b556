import { loadAll } from 'js-yaml';
import { parse } from 'smol-toml';
import { isMapping } from '../../model/mapping';
import type { UnitLayer } from '../../synth/layer';
import type { FoundObject, OutputText } from './found-object';
import type { ObjectBody } from './object-change';

type Read = (path: string, text: string) => readonly Omit<FoundObject, 'layer' | 'file'>[];

const readers: Readonly<Record<UnitLayer, Read>> = { kubernetes: manifests, terraform: resources };

/** The objects of an output file. */
export function objectsIn({ layer, path, text }: OutputText): FoundObject[] {
  return readers[layer](path, text).map((one) => ({ ...one, layer, file: `${layer}/${path}` }));
}

function manifests(path: string, text: string): Omit<FoundObject, 'layer' | 'file'>[] {
  const documents = loadAll(text).filter(isMapping);
  return documents.map((body) => {
    const { apiVersion = '', kind = '', metadata } = body as Partial<Record<string, unknown>>;
    const { name, namespace } = (isMapping(metadata) ? metadata : {}) as { name?: string; namespace?: string };
    const shown = name === undefined ? path : [namespace, name].filter(Boolean).join('/');
    return { type: typeOf({ apiVersion: String(apiVersion), kind: String(kind) }), name: shown, body };
  });
}

/** Group and kind of an object. */
export function typeOf({ apiVersion, kind }: { readonly apiVersion: string; readonly kind: string }): string {
  return [...apiVersion.split('/').slice(0, -1), kind].join('/');
}

/** Blocks of a stack with a type and an id each, and the prefix of their addresses. */
const typed: Readonly<Record<string, string>> = { resource: '', data: 'data.', ephemeral: 'ephemeral.' };

/** Blocks of a stack that say nothing about what runs. */
const silent: ReadonlySet<string> = new Set(['//']);

function resources(path: string, text: string): Omit<FoundObject, 'layer' | 'file'>[] {
  if (!path.endsWith('.tf.json')) return [{ type: 'file', name: path, body: contentOf(path, text) }];
  const blocks = Object.entries(JSON.parse(text) as ObjectBody).filter(([block]) => !silent.has(block));
  return blocks.flatMap(([block, content]) => {
    const named = Object.entries(content as ObjectBody);
    const prefix = typed[block];
    if (prefix === undefined)
      return named.map(([name, body]) => ({ type: block, name: `${block}.${name}`, body: bodyOf(body) }));
    return named.flatMap(([type, ids]) =>
      Object.entries(ids as ObjectBody).map(([id, body]) => ({
        type: `${prefix}${type}`,
        name: `${prefix}${type}.${id}`,
        body: bodyOf(body),
      })),
    );
  });
}

/** What a file beside Terraform's says. */
function contentOf(path: string, text: string): ObjectBody {
  return path.endsWith('.toml') ? parse(text) : { text };
}

/** A block's attributes, without notes for readers of the JSON. */
function bodyOf(value: unknown): ObjectBody {
  if (!isMapping(value)) return { value };
  const { '//': _, ...body } = value;
  return body;
}
