import { z } from 'zod';
import { perTable } from '../model/per-table';

type Schema = z.core.$ZodType;

/** What a schema wraps, by its own type; one that is not here wraps nothing. */
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

/** What is said of a property beside its type. */
export interface Metadata {
  readonly aliases: readonly string[];
  /** Whether anything reads it. */
  readonly effective: boolean;
  /** Plain words of YAML that it takes as text beside quoted ones. */
  readonly bare: readonly Bare[];
  /** How numbers stand in what it leaves open. */
  readonly open?: Open;
  readonly description?: string;
}

/** What YAML reads as something else than text. */
export type Bare = 'number' | 'boolean';

/** What becomes of numbers in what a schema leaves open: kept as written for JSON, or plain ones alone let pass. */
export type Open = 'json' | 'kubernetes' | 'plain';

/** What a schema, or one that it wraps, says about itself. */
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
