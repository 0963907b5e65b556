import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { format } from 'prettier';
import { allFieldRules } from '../lib/change/impact/terraform/field-rules';
import { type ProviderTable, type TypeTable, textOf } from '../lib/change/impact/terraform/force-new-table';
import { repository } from './repository';
import { conditions, leftOut, relatives } from './terraform/force-new-choice';

/** An attribute as the full tables have it. */
type Attribute = string | { readonly replaceIf: string; readonly seen?: string };

interface FullTable {
  readonly provider: string;
  readonly version: string;
  readonly types: Readonly<Record<string, { readonly attributes: Readonly<Record<string, Attribute>> }>>;
}

const providers = ['aws', 'azurerm', 'google'];

/** Attributes that a bundled platform sets, or a rule is about. */
const used = new Set([...pathsUsed(), ...allFieldRules.flatMap(({ of }) => of)]);

/** Reduces the tables of a folder, `force-new-<provider>.json.gz`, to the types that are made here, and their relatives. */
async function main(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new Error('usage: force-new.ts FOLDER, which holds force-new-<provider>.json.gz');
  for (const provider of providers) {
    const full = JSON.parse(
      gunzipSync(readFileSync(join(folder, `force-new-${provider}.json.gz`))).toString(),
    ) as FullTable;
    const code = codeOf(provider);
    const file = join(repository, 'lib/change/impact/data', `${provider}.ts`);
    writeFileSync(file, await moduleOf(reduced(full, typesMade(provider, code), namesIn(code))));
  }
}

/** Source of all constructs and facts, from which follow the types and attributes that are made here. */
function codeOf(provider: string): string {
  const folder = join(repository, 'lib/providers');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  const texts = files.map((path) => readFileSync(join(folder, path), 'utf8'));
  return texts.filter((text) => text.includes(`@cdktf/provider-${provider}/`)).join('\n');
}

/** Types of resources for which there is code, as the imports of the bindings have them, and their relatives. */
function typesMade(provider: string, code: string): string[] {
  const names = [...code.matchAll(/'@cdktf\/provider-(\w+)\/lib\/([\w-]+)'/g)]
    .filter(([, of, name = '']) => of === provider && name !== 'provider' && !name.startsWith('data-'))
    .map(([, , name = '']) => `${provider}_${name.replaceAll('-', '_')}`);
  return [...new Set([...names, ...relatives.filter((type) => type.startsWith(`${provider}_`))])].sort();
}

/** Names of attributes that code may set, as Terraform spells them. */
function namesIn(code: string): ReadonlySet<string> {
  const words = code.match(/\b[a-z]\w*\b/g) ?? [];
  return new Set(words.map((word) => word.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
}

function reduced(
  { provider, version, types }: FullTable,
  chosen: readonly string[],
  set: ReadonlySet<string>,
): ProviderTable {
  const kept = chosen.filter((type) => types[type]);
  const tables = kept.map((type) => [type, typeTable(type, types[type]!, set)] as const);
  return { provider, version, types: Object.fromEntries(tables) };
}

/** Attributes that the bundled platforms set, such as `aws_eks_cluster.vpc_config[].subnet_ids`. */
function pathsUsed(): string[] {
  const folder = join(repository, 'dist/terraform/stacks');
  const bodies = readdirSync(folder).map(
    (stack) => JSON.parse(readFileSync(join(folder, stack, 'cdk.tf.json'), 'utf8')) as { resource?: Resources },
  );
  const resources = bodies.flatMap(({ resource = {} }) => Object.entries(resource));
  return resources.flatMap(([type, all]) => Object.values(all).flatMap((body) => pathsIn(body, `${type}.`)));
}

type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function pathsIn(value: unknown, before: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, before));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [`${before}${key}`, ...pathsIn(inner, `${before}${key}[].`)]);
}

/** Names of the arguments that the pinned release has, which the documentation in its binding links. */
function namesInBinding(type: string): ReadonlySet<string> {
  const [, provider = '', name = ''] = /^([a-z]+)_(.+)$/.exec(type) ?? [];
  const folder = join(repository, 'node_modules/@cdktf', `provider-${provider}`, 'lib', name.replaceAll('_', '-'));
  const links = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\{@link \S+?#([\w-]+)/g)]);
  return new Set(links.map(([, argument = '']) => argument));
}

/** Attributes of nested blocks are left out, unless code here may set them, or a bundled platform does. */
function typeTable(type: string, { attributes }: FullTable['types'][string], set: ReadonlySet<string>): TypeTable {
  const isSet = (path: string) => path.split('[].').every((name) => set.has(name));
  const pinned = namesInBinding(type);
  const all = Object.entries(attributes).filter(
    ([path]) =>
      !leftOut(type, path) &&
      (isSet(path) || !path.includes('[].') || used.has(`${type}.${path}`)) &&
      path.split('[].').every((name) => pinned.has(name)),
  );
  const named = (verdict: string) => textOf(all.filter(([, value]) => value === verdict).map(([path]) => path));
  const when = all.flatMap(([path, value]) =>
    typeof value === 'string' ? [] : [[path, changesOf(type, path, value)]],
  );
  return Object.fromEntries(
    Object.entries({
      replace: named('replace'),
      inPlace: named('in-place'),
      ignored: named('ignored'),
      unknown: named('unknown'),
      when: when.length > 0 ? Object.fromEntries(when) : '',
    }).filter(([, value]) => value !== ''),
  );
}

/** Changes that replace, in the words of `condition.ts`; source text without such words is unknown. */
function changesOf(type: string, path: string, { replaceIf, seen }: Exclude<Attribute, string>): readonly string[] {
  const own = conditions[`${type}.${path}`];
  if (own) return own;
  const words = (seen ?? replaceIf).split(', ');
  if (words.every((word) => word === 'every change tried')) return ['changed'];
  const known =
    /^(increased|decreased|set|unset|set to (true|false)|widened|narrowed|moved|added|removed|another added|changed|[\w.-]+ -> [\w.-]+)$/;
  return words.every((word) => known.test(word)) ? words : ['unknown'];
}

async function moduleOf(table: ProviderTable): Promise<string> {
  const text = [
    `import type { ProviderTable } from '../terraform/force-new-table';`,
    '',
    '/** What a changed attribute does. Generated by tools/force-new.ts; run it again instead of editing. */',
    `export const ${table.provider}: ProviderTable = ${JSON.stringify(table)};`,
  ].join('\n');
  return format(text, { parser: 'typescript', singleQuote: true, printWidth: 120, trailingComma: 'all' });
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
