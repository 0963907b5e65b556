import { type Section, blockOf } from './schema';

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const reference = /(?<![\w.-])(?:(data|ephemeral)\.)?([a-z]+_[a-z0-9_]+)\.([A-Za-z_][\w-]*)(?:\[[^\]]*\])?\.([a-z0-9_]+)/g;

/** References in expressions to what the stack does not have, or to what no such thing exports. */
export function danglingReferences(stack: Readonly<Record<string, unknown>>): string[] {
  const expressions = texts(stack).flatMap((text) => text.match(/(?<!\$)\$\{[^]*\}/g) ?? []);
  const found = expressions.flatMap((text) => [...withoutStrings(text).matchAll(reference)]);
  const wrong = found.flatMap(([whole, prefix, type, name, attribute]) => {
    const section = (prefix ?? 'resource') as Section;
    const block = blockOf(section, type!);
    if (!block) return [];
    const exists = (stack[section] as Blocks | undefined)?.[type!]?.[name!] !== undefined;
    if (!exists) return [`${whole}: the stack has no such ${section}`];
    return attribute! in { ...block.attributes, ...block.block_types } ? [] : [`${whole}: exports no ${attribute}`];
  });
  return [...new Set(wrong)];
}

/** Quoted words are no references, unless a template inside them makes them so. */
function withoutStrings(expression: string): string {
  return expression.replace(/"(?:[^"\\$]|\\.|\$(?!\{))*"/g, '""');
}

function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}
