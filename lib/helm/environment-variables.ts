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
  const items: TemplateNode[] = [];
  let run: string[] = [];
  const base = isMain ? ['env'] : [family.group, 'env'];
  const flush = (from: readonly string[]) => {
    if (run.length > 0) items.push(included(input.service, run, from));
    run = [];
  };
  let last: readonly string[] = base;
  for (const name of order) {
    const variables = lists.map((list, index) =>
      all[index] === unset ? unset : list.find((one) => one.name === name),
    );
    const computed = isComputed(variables)
      ? context.values.attempt(
          () => nodeOf(context, [...path, name], variables),
          (added) => added === 0,
        )
      : undefined;
    if (computed) {
      flush(last);
      items.push(computed);
      continue;
    }
    const own = variables.map((one) => (one === unset || one === undefined ? one : textOf(one as Variable)));
    const shared = !isMain && context.values.same(['env', name], own) !== undefined;
    const from = shared ? ['env'] : base;
    if (from.join() !== last.join()) flush(last);
    last = from;
    context.values.add({ path: [...from, name], values: own, schema: variableSchema, description: `variable ${name}` });
    run.push(name);
  }
  flush(last);
  if (isMain)
    items.push({ is: 'include', template: helper(input.service, 'furtherVariables', `(list . ${list(order)})`) });
  return { is: 'list', items };
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
