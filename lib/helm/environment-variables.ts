import { isMapping } from '../model/mapping';
import { type ByEnvironment, unset } from './chart-value';
import type { Generalization, NodeOf } from './generalize';
import { mergedOrder } from './merged-order';
import type { TemplateNode } from './node';
import { helper } from './references';

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: unknown;
}

/** Schema of a variable: its text, or a source as Kubernetes spells it; null leaves it out. */
export const variableSchema = {
  anyOf: [
    { type: ['string', 'null'] },
    {
      type: 'object',
      properties: { valueFrom: { $ref: '#/definitions/V1EnvVarSource' } },
      required: ['valueFrom'],
      additionalProperties: false,
    },
  ],
};

/** The variables of a container in their order: those with texts are values, by name; undefined where it is no such list. */
export function environmentVariables(
  context: Generalization,
  path: readonly string[],
  all: ByEnvironment,
  nodeOf: NodeOf,
): TemplateNode | undefined {
  const lists = all.map((one) => (one === unset ? [] : one));
  if (!lists.every(isVariables)) return undefined;
  const present = lists.filter((_, index) => all[index] !== unset);
  // A list of nothing would come out as null.
  if (present.some((list) => list.length === 0)) return undefined;
  const order = mergedOrder(present.map((list) => list.map(({ name }) => name)));
  if (!order) return undefined;
  const { input, main, family } = context;
  const isMain = main?.family === family && path.at(-2) === main.container;
  const own = isMain ? ['env'] : [family.group, 'env'];
  const items = order.map((name): Item => {
    const variables = lists.map((list, index) =>
      all[index] === unset ? unset : list.find((one) => one.name === name),
    );
    const make = () => nodeOf(context, [...path, name], variables);
    const computed = isComputed(variables) ? context.values.withoutAdding(make) : undefined;
    return computed ?? { name, from: added(context, own, name, variables) };
  });
  const further = {
    is: 'include',
    template: helper(input.service, 'furtherVariables', `(list . ${list(order)})`),
  } as const;
  return { is: 'list', items: [...inRuns(items, input.service), ...(isMain ? [further] : [])] };
}

/** A variable of the template, or one of the values and the path of all of them there. */
type Item = TemplateNode | { readonly name: string; readonly from: readonly string[] };

/** Adds a variable to the values, or finds it among those of the service's own container; returns the path of all of them. */
function added(
  { values }: Generalization,
  own: readonly string[],
  name: string,
  variables: ByEnvironment,
): readonly string[] {
  const texts = variables.map((one) => (one === unset || one === undefined ? one : textOf(one as Variable)));
  const from = values.same(['env', name], texts) ? ['env'] : own;
  values.add({ path: [...from, name], values: texts, schema: variableSchema, description: `variable ${name}` });
  return from;
}

/** Variables of the values that follow each other, printed at once. */
function inRuns(items: readonly Item[], service: string): TemplateNode[] {
  return items.flatMap((item, index): TemplateNode[] => {
    if ('is' in item) return [item];
    if (isSameRun(items[index - 1], item)) return [];
    const end = items.findIndex((one, at) => at > index && !isSameRun(one, item));
    const names = items.slice(index, end < 0 ? undefined : end).map((one) => (one as typeof item).name);
    return [included(service, names, item.from)];
  });
}

function isSameRun(one: Item | undefined, { from }: Exclude<Item, TemplateNode>): boolean {
  return one !== undefined && !('is' in one) && one.from.join() === from.join();
}

/** Variables with a source in all environments stay in the template, where names follow the release. */
function isComputed(variables: ByEnvironment): boolean {
  return variables.every((one) => one === unset || (isMapping(one) && one.valueFrom !== undefined));
}

function textOf(variable: Variable): unknown {
  return variable.valueFrom === undefined ? (variable.value ?? '') : { valueFrom: variable.valueFrom };
}

function isVariables(value: unknown): value is readonly Variable[] {
  if (!Array.isArray(value)) return false;
  const names = value.map((one: unknown) => (isMapping(one) ? one.name : undefined));
  return names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
}

function included(service: string, names: readonly string[], from: readonly string[]): TemplateNode {
  return { is: 'include', template: helper(service, 'variables', `(list .Values.${from.join('.')} ${list(names)})`) };
}

/** Names as a list of a template. */
function list(names: readonly string[]): string {
  return `(list ${names.map((name) => JSON.stringify(name)).join(' ')})`;
}
