import { isDeepStrictEqual } from 'node:util';
import { namesOf } from '../api/list-keys';
import { isMapping } from '../model/mapping';
import type { ChartFile, ChartInput } from './chart-input';
import { type ByEnvironment, type ChartValues, unset } from './chart-value';
import { environmentVariables } from './environment-variables';
import type { Family } from './families';
import { fileTexts } from './file-texts';
import { containerImage, versionLabel } from './images';
import { schemaAt, schemaOfValues } from './json-schema';
import { mergedOrder } from './merged-order';
import { namedValueAt } from './named-values';
import type { TemplateNode } from './node';
import type { MainWorkload } from './pods';
import { type References, helper } from './references';
import { generalText, marked } from './texts';
import { camel, camelKind } from './value-names';

/** What the template of an object is made with. */
export interface Generalization {
  readonly input: ChartInput;
  readonly family: Family;
  readonly main?: MainWorkload;
  readonly references: References;
  readonly values: ChartValues;
  /** Files of the chart with texts of objects. */
  readonly files: ChartFile[];
}

/** Makes the template of a part. */
export type NodeOf = (context: Generalization, path: readonly string[], all: ByEnvironment) => TemplateNode;

/** The least general template of an object: what is the same in all environments stays as it is, what differs is a value. */
export function generalize(context: Generalization): TemplateNode {
  const { bodies } = context.family;
  return nodeOf(
    context,
    [],
    bodies.map((body) => body ?? unset),
  );
}

/** The template of a part at a path; elements of lists are named in it by their merge keys. */
export function nodeOf(context: Generalization, path: readonly string[], all: ByEnvironment): TemplateNode {
  const special = named(context, path, all) ?? specialAt(context, path, all);
  if (special) return special;
  const present = all.filter((one) => one !== unset);
  if (present.includes(undefined)) return valueAt(context, path, all);
  if (present.every(isMapping))
    return mapOf(context, path, ...(path.join() === 'data' ? keyed(context, all) : ([all, present] as const)));
  if (present.every(Array.isArray)) return listOf(context, path, all, present as readonly (readonly unknown[])[]);
  const [first] = present;
  if (present.every((one) => isDeepStrictEqual(one, first)))
    return generalText(context.input, all, path) ?? { is: 'literal', value: first };
  return (
    generalText(context.input, all, path) ?? fileTexts(context, path, all, context.files) ?? valueAt(context, path, all)
  );
}

function named(context: Generalization, path: readonly string[], all: ByEnvironment): TemplateNode | undefined {
  const { family, main, values, input } = context;
  const known = namedValueAt(family, path, main);
  if (!known) return undefined;
  const isSharedNow = known.isShared || values.same(known.path, all) !== undefined;
  const at = isSharedNow ? known.path : [family.group, ...known.path];
  const node = valueAt(context, path, all, { ...known, path: at });
  if (known.shape !== 'replicas' || node.is !== 'value') return node;
  return { is: 'expression', template: `{{ ${helper(input.service, 'replicas')} }}` };
}

function specialAt(context: Generalization, path: readonly string[], all: ByEnvironment): TemplateNode | undefined {
  const key = path.at(-1);
  if (key === 'env') return environmentVariables(context, path, all, nodeOf);
  if (key === 'image') return containerImage(context, all);
  if (key === 'app.kubernetes.io/version') return versionLabel(context, all);
  const texts = all.map((one) => (one === unset ? undefined : one));
  if (key === undefined || !all.every((one) => one === unset || typeof one === 'string')) return undefined;
  const template = context.references.at(path, texts as (string | undefined)[]);
  return template === undefined ? undefined : { is: 'expression', template };
}

/** A value at the path of a field, or at a path of its own. */
export function valueAt(
  { family, main, values }: Generalization,
  path: readonly string[],
  all: ByEnvironment,
  own?: { readonly path: readonly string[]; readonly description: string; readonly schema?: object },
): TemplateNode {
  const present = all.filter((one) => one !== unset && one !== undefined);
  const schema = own?.schema ?? schemaAt(family.apiVersion, family.kind, path) ?? schemaOfValues(present);
  const description = own?.description ?? `\`${fieldOf(path)}\` of ${family.kind} ${family.name}`;
  const at =
    own?.path ??
    likePath(family, main, path).find((one) => values.same(one, all)) ??
    values.freeOf(pathsOf(family, main, path), all);
  const added = values.add({ path: at, values: all, schema: { ...schema }, description });
  const isBlock = present.every((one) => typeof one === 'object' && one !== null);
  if (!all.includes(undefined) && !present.includes(null)) return { is: 'value', path: added, isBlock };
  const isEmpty = (one: unknown) => typeof one === 'object' && one !== null && Object.keys(one).length === 0;
  return { is: 'value', path: added, isBlock, unless: isBlock && !present.some(isEmpty) ? 'empty' : 'absent' };
}

/** Keys that say nothing in the name of a value. */
const silent: ReadonlySet<string> = new Set(['spec', 'template', 'jobTemplate', 'containers', 'metadata']);

/** Paths that a value may have from that of its field, the shortest first. */
function pathsOf({ group, kind }: Family, main: MainWorkload | undefined, path: readonly string[]): string[][] {
  const isMain = main !== undefined && main.family.group === group && main.family.kind === kind;
  const keys = path.filter((key) => !silent.has(key) && !(isMain && key === main.container)).map(camel);
  const all = [...(isMain ? [] : [group]), ...keys].filter(Boolean);
  const whole = all.length > 0 ? all : [group];
  // Secrets of one store have one key in it as a rule.
  return kind === 'ExternalSecret' && path[1] === 'data' && keys.length > 2
    ? [[group, ...keys.slice(2)], whole]
    : [whole];
}

/** Paths of the same field of the object that has the service's name. */
function likePath({ group, kind }: Family, main: MainWorkload | undefined, path: readonly string[]): string[][] {
  const first = camelKind(kind);
  return first === group || main?.family.kind === kind
    ? []
    : pathsOf({ group: first, kind } as Family, undefined, path);
}

function fieldOf(path: readonly string[]): string {
  return path.map((key) => (/^[\w-]+$/.test(key) ? key : `[${key}]`)).join('.');
}

function mapOf(
  context: Generalization,
  path: readonly string[],
  all: ByEnvironment,
  present: readonly Readonly<Record<string, unknown>>[],
): TemplateNode {
  const keys = [...new Set(present.flatMap((one) => Object.keys(one)))].sort();
  if (keys.length === 0) return { is: 'literal', value: {} };
  // A mapping all of whose keys may be absent could come out as null.
  if (!keys.some((key) => present.every((one) => Object.hasOwn(one, key)))) return valueAt(context, path, all);
  const entries = keys.map((key) => [key, nodeOf(context, [...path, key], each(all, key))] as const);
  return { is: 'map', entries };
}

/** Names of files in a ConfigMap, with marks for those of their environments. */
function keyed({ input }: Generalization, all: ByEnvironment): [ByEnvironment, Readonly<Record<string, unknown>>[]] {
  const marks = all.map((one, index) => {
    if (!isMapping(one)) return one;
    const entries = Object.entries(one).map(
      ([key, value]) => [marked(key, input.environments[index]!), value] as const,
    );
    return Object.fromEntries(entries);
  });
  return [marks, marks.filter(isMapping)];
}

const each = (all: ByEnvironment, key: string): ByEnvironment =>
  all.map((one) => (one === unset ? unset : (one as Readonly<Record<string, unknown>>)[key]));

function listOf(
  context: Generalization,
  path: readonly string[],
  all: ByEnvironment,
  present: readonly (readonly unknown[])[],
): TemplateNode {
  if (present.every((one) => one.length === 0)) return { is: 'literal', value: [] };
  const names = namesOf(path.at(-1) ?? '', ...present);
  return (
    (names ? namedList(context, path, all, names) : positionalList(context, path, all, present)) ??
    valueAt(context, path, all)
  );
}

/** A list whose elements have merge keys; undefined where their orders differ, or each may be absent. */
function namedList(
  context: Generalization,
  path: readonly string[],
  all: ByEnvironment,
  names: readonly (readonly string[])[],
): TemplateNode | undefined {
  const order = mergedOrder(names);
  if (!order?.some((name) => names.every((some) => some.includes(name)))) return undefined;
  let index = 0;
  const own = all.map((one) => (one === unset ? undefined : names[index++]!));
  const items = order.map((name) => {
    const elements = all.map((one, at) => {
      if (one === unset) return unset;
      const position = own[at]!.indexOf(name);
      return position < 0 ? undefined : (one as readonly unknown[])[position];
    });
    return nodeOf(context, [...path, name], elements);
  });
  return { is: 'list', items };
}

/** A list of elements without names, where they differ in names of the chart alone. */
function positionalList(
  context: Generalization,
  path: readonly string[],
  all: ByEnvironment,
  present: readonly (readonly unknown[])[],
): TemplateNode | undefined {
  const [{ length }] = present as [readonly unknown[]];
  if (present.some((one) => one.length !== length)) return undefined;
  const make = () =>
    Array.from({ length }, (_, position) =>
      nodeOf(
        context,
        [...path, String(position)],
        all.map((one) => (one === unset ? unset : (one as readonly unknown[])[position])),
      ),
    );
  const items = context.values.withoutAdding(make);
  return items && { is: 'list', items };
}
