import { z } from 'zod';
import { perTable } from '../model/per-table';

type Schema = z.core.$ZodType;

/** The inner schema of each wrapper type. */
const wrapped: Readonly<Record<string, (def: never) => Schema>> = {
  optional: (def: z.core.$ZodOptionalDef) => def.innerType,
  nullable: (def: z.core.$ZodNullableDef) => def.innerType,
  nonoptional: (def: z.core.$ZodNonOptionalDef) => def.innerType,
  default: (def: z.core.$ZodDefaultDef) => def.innerType,
  prefault: (def: z.core.$ZodPrefaultDef) => def.innerType,
  catch: (def: z.core.$ZodCatchDef) => def.innerType,
  readonly: (def: z.core.$ZodReadonlyDef) => def.innerType,
  lazy: (def: z.core.$ZodLazyDef) => def.getter(),
  pipe: (def: z.core.$ZodPipeDef) => (def.in._zod.def.type === 'transform' ? def.out : def.in),
};

/** A schema and all that it wraps, the outermost first. */
export const layers = perTable((schema: Schema): readonly Schema[] => {
  const inner = wrapped[schema._zod.def.type]?.(schema._zod.def as never);
  return inner ? [schema, ...layers(inner)] : [schema];
});

/** Metadata of a property. */
export interface Metadata {
  readonly aliases: readonly string[];
  /** Whether it has an effect. */
  readonly effective: boolean;
  /** Unquoted YAML scalars that it accepts as text. */
  readonly bare: readonly Bare[];
  /** How numbers in a free-form value are kept. */
  readonly open?: Open;
  readonly description?: string;
}

/** Scalars that YAML does not read as text. */
export type Bare = 'number' | 'boolean';

/** Numbers in a free-form value: kept as written for JSON, or only plain ones accepted. */
export type Open = 'json' | 'kubernetes' | 'plain';

/** Metadata of a schema, or of one that it wraps. */
export const metadata = perTable((schema: Schema): Metadata => {
  const all = layers(schema).map((layer) => z.globalRegistry.get(layer) ?? {});
  const open = all.find((meta) => meta.open)?.open as Open | undefined;
  const description = all.find((meta) => meta.description)?.description;
  return {
    aliases: [...new Set(all.flatMap(({ aliases }) => (aliases ?? []) as readonly string[]))],
    effective: all.every(({ effect }) => effect !== 'none'),
    bare: all.flatMap(({ bare }) => (bare ?? []) as readonly Bare[]),
    ...(open === undefined ? {} : { open }),
    ...(description === undefined ? {} : { description }),
  };
});
