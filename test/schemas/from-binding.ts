import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Attribute, Block, NestedBlock, Type } from './schema';

/** What a generated binding says of one argument. */
const argument = /(\w+): \{\s+value: ([^\n]+),\s+isBlock: (true|false),\s+type: "(\w+)",\s+storageClassType: "(\w+)"/g;

const scalars: Readonly<Record<string, Type>> = { string: 'string', number: 'number', boolean: 'bool' };

/** `stringList` in a `set` as `["set", "string"]`. */
function typeOf(shape: string, storage: string): Type {
  if (shape === 'simple') return scalars[storage] ?? 'dynamic';
  const inner = scalars[/^(string|number|boolean)/.exec(storage)?.[0] ?? ''];
  return inner ? [shape, inner] : 'dynamic';
}

/** The text of a module, and the interfaces of its declarations. */
interface Module {
  readonly code: string;
  readonly declarations: string;
}

function requiredIn({ declarations }: Module, name: string): Set<string> {
  const body = new RegExp(`export interface ${name} (?:extends [\\w.]+ )?\\{([^]*?)\\n\\}`).exec(declarations)?.[1] ?? '';
  return new Set([...body.matchAll(/readonly (\w+):/g)].map(([, property]) => property!.toLowerCase()));
}

function blockIn(module: Module, body: string, interfaceName: string): Block {
  const required = requiredIn(module, interfaceName);
  const attributes: Record<string, Attribute> = {};
  const blocks: Record<string, NestedBlock> = {};
  for (const [, name, value, isBlock, shape, storage] of body.matchAll(argument)) {
    const needed = required.has(name!.replace(/_/g, ''));
    const nested = /(\w+)ToHclTerraform(?=[,)(])/.exec(value!.replace(/cdktf\.\w+/g, ''))?.[1];
    if (isBlock === 'true' && nested) blocks[name!] = nestedBlock(module, nested, shape!, value!, needed);
    else attributes[name!] = { type: typeOf(shape!, storage!), [needed ? 'required' : 'optional']: true };
  }
  return { attributes, block_types: blocks };
}

function nestedBlock(module: Module, name: string, shape: string, value: string, needed: boolean): NestedBlock {
  const interfaceName = name[0]!.toUpperCase() + name.slice(1);
  const body = bodyOf(module.code, `function ${name}ToHclTerraform`);
  const many = value.includes('listMapper');
  return {
    nesting_mode: shape === 'struct' ? 'single' : (shape as 'list' | 'set'),
    block: blockIn(module, body, interfaceName),
    ...(needed && { min_items: 1 }),
    ...(!many && { max_items: 1 }),
  };
}

/** From a function's head to the end of what it lists. */
function bodyOf(code: string, head: string): string {
  const start = code.indexOf(head);
  return code.slice(start, code.indexOf('// remove undefined attributes', start));
}

/** Everything that an expression may read of a resource; what is no argument is computed. */
function exportsIn(code: string): string[] {
  const read = [...code.matchAll(/Attribute\('(\w+)'\)/g)].map(([, name]) => name!);
  const lists = [...code.matchAll(/= new \w+\(this, "(\w+)"/g)].map(([, name]) => name!);
  return [...read, ...lists];
}

function blockOf(folder: string): { readonly type: string; readonly block: Block } | undefined {
  const module = {
    code: readFileSync(join(folder, 'index.js'), 'utf8'),
    declarations: readFileSync(join(folder, 'index.d.ts'), 'utf8'),
  };
  const found = /class (\w+) extends cdktf\.Terraform(?:Resource|DataSource|Provider)/.exec(module.code);
  if (!found) return undefined;
  const own = module.code.slice(found.index);
  const type = /terraformResourceType: '(\w+)'|tfResourceType = "(\w+)"/.exec(own)!.slice(1).find(Boolean)!;
  const block = blockIn(module, bodyOf(own, 'synthesizeHclAttributes()'), `${found[1]}Config`);
  const known = { ...block.attributes, ...block.block_types };
  const computed = exportsIn(own).filter((name) => !(name in known));
  const exported = Object.fromEntries(computed.map((name) => [name, { computed: true }]));
  return { type, block: { ...block, attributes: { ...block.attributes, ...exported } } };
}

// npx tsx test/schemas/from-binding.ts FOLDER ionoscloud: the unpacked package of a generated binding, and its provider.
// That of ionoscloud is the `.jsii.tgz` inside the wheel: pip download --no-deps cdktf-cdktf-provider-ionoscloud==12.0.13
const [root, provider] = process.argv.slice(2);
const schema = { provider: {}, resource_schemas: {}, data_source_schemas: {}, ephemeral_resource_schemas: {} };
for (const name of readdirSync(join(root!, 'lib'), { withFileTypes: true })) {
  if (!name.isDirectory()) continue;
  const found = blockOf(join(root!, 'lib', name.name));
  if (!found) continue;
  const { type, block } = found;
  if (name.name === 'provider') schema.provider = { block };
  else {
    const section = basename(name.name).startsWith(`data-${provider}`) ? 'data_source_schemas' : 'resource_schemas';
    Object.assign(schema[section], { [type]: { block } });
  }
}
writeFileSync(join(__dirname, `${provider}.json.gz`), gzipSync(JSON.stringify(schema), { level: 9 }));
