import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A type as Terraform writes it: `string`, `["list", "string"]`, `["object", { name: "string" }]`. */
export type Type = string | readonly [string, Type | Readonly<Record<string, Type>>];

/** One argument or exported value. */
export interface Attribute {
  readonly type?: Type;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly computed?: boolean;
  readonly write_only?: boolean;
}

/** Arguments, and blocks in blocks. */
export interface Block {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly block_types?: Readonly<Record<string, NestedBlock>>;
}

/** A block that may stand in another. */
export interface NestedBlock {
  readonly nesting_mode: 'single' | 'group' | 'list' | 'set' | 'map';
  readonly block: Block;
  readonly min_items?: number;
  readonly max_items?: number;
}

/** Section of a stack by the section of the schema that describes it. */
export const sections = {
  resource: 'resource_schemas',
  data: 'data_source_schemas',
  ephemeral: 'ephemeral_resource_schemas',
} as const;

/** What holds typed blocks in a stack. */
export type Section = keyof typeof sections;

type Schema = { readonly provider: { readonly block: Block } } & Readonly<
  Record<(typeof sections)[Section], Readonly<Record<string, { readonly block: Block }>>>
>;

const loaded: Record<string, Schema | undefined> = {};

/**
 * The schema of a provider, by its local name; none for one whose schema is not kept here. Cloudflare's holds what is
 * made here only, as its documentation has it: nothing prints the schema of that release. So does that of google-beta.
 * @see https://registry.terraform.io/providers/cloudflare/cloudflare/5.14.0/docs
 * @see https://registry.terraform.io/providers/hashicorp/google-beta/6.50.0/docs/resources/project_service_identity
 */
export function schemaOf(provider: string): Schema | undefined {
  const file = join(__dirname, `${provider}.json.gz`);
  if (!existsSync(file)) return undefined;
  return (loaded[provider] ??= JSON.parse(gunzipSync(readFileSync(file)).toString()) as Schema);
}

/** The schema of `aws_s3_bucket` and the like. */
export function blockOf(section: Section, type: string): Block | undefined {
  const provider = type.split('_')[0]!;
  const schemas = [provider, `${provider}-beta`].map((name) => schemaOf(name)?.[sections[section]]?.[type]);
  return schemas.find((one) => one !== undefined)?.block;
}
