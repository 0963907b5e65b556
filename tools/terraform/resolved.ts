import { type Block, type Body, type Blocks } from './body';
import { computedOf } from './computed';

const emptyPolicy = '{"Version":"2012-10-17","Statement":[]}';

/** A block whose references are values of the same form, as if all that it names had been made. */
export function resolved(block: Block, body: Body): Block {
  return mapped(block, (text) => (text.includes('${') ? withValues(text, body) : text)) as Block;
}

function mapped(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((one) => mapped(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapped(one, change)]));
}

/** What functions return. */
const results: Readonly<Record<string, unknown>> = {
  jsonencode: '{}',
  parseint: 12345,
  max: 3,
  min: 3,
  try: 3,
};

const reference = /^\$\{((?:data|ephemeral)\.)?(\w+)\.([\w-]+)\.([\w.[\]]+)\}$/;

function withValues(text: string, body: Body): unknown {
  const [whole, where = '', type = '', name = '', path = ''] = reference.exec(text) ?? [];
  if (whole === undefined) return partly(text, body);
  const blocks: Blocks | undefined = where === 'data.' ? body.data : where === '' ? body.resource : body.ephemeral;
  const known: Block = { ...blocks?.[type]?.[name], ...computedOf(type, name) };
  const [attribute = ''] = path.split(/[.[]/);
  const value = known[attribute];
  if (value !== undefined && !JSON.stringify(value).includes('${') && path === attribute) return value;
  return placeholder(type, attribute, name);
}

/** A template, each of whose parts is a reference, or a call of a function, whose result is a word. */
function partly(text: string, body: Body): unknown {
  const result = results[/^\$\{(\w+)\(/.exec(text)?.[1] ?? ''];
  if (result !== undefined) return result;
  return text.replace(/\$\{[^{}]*\}/g, (part) => (reference.test(part) ? String(withValues(part, body)) : 'word'));
}

function placeholder(type: string, attribute: string, name: string): unknown {
  if (attribute === 'json') return emptyPolicy;
  if (attribute === 'arn') return `arn:aws:service:us-east-1:111111111111:${name.toLowerCase()}`;
  if (type.startsWith('azurerm_') && attribute === 'id')
    return '/subscriptions/00000000-0000-0000-0000-000000000333/resourceGroups/group/providers/Microsoft.Example/examples/one';
  return byAttribute[attribute] ?? 'placeholder';
}

const byAttribute: Readonly<Record<string, string>> = {
  id: 'placeholder-0123456789abcdef0',
  principal_id: '00000000-0000-4000-8000-000000000000',
  client_id: '00000000-0000-4000-8000-000000000000',
  tenant_id: '00000000-0000-4000-8000-000000000000',
  object_id: '00000000-0000-4000-8000-000000000000',
};
