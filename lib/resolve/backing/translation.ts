import type { Access, Kind, Kinds } from '../../model/backing';
import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { Platform } from '../../model/platform';
import type { Report } from '../../model/problem';
import type { Use } from '../../model/uses';

/** A backing in a spec, of any kind. */
export interface BackingSpec extends Readonly<Record<string, unknown>> {
  readonly name?: string;
  readonly cloud?: string;
  readonly access?: Access;
  readonly default?: boolean;
  readonly existing?: string;
  readonly shared?: boolean | string;
  readonly generation?: number;
  readonly enabled?: boolean;
}

/** Context of settling a backing. */
export interface BackingContext {
  readonly platform: Platform;
  readonly environment: Pick<
    Environment,
    'name' | 'stage' | 'cloud' | 'placements' | 'deletionProtection' | 'shared' | 'cluster'
  >;
  readonly facts: FactsTable;
  /** Names of all services of the platform. */
  readonly services: readonly string[];
  readonly report: Report;
  /** Receives product versions in use. @default - not needed */
  readonly note?: (use: Use, path: readonly PropertyKey[]) => void;
}

/**
 * Source of an option: a key of the spec, unchanged or transformed, and its part with the value. A transformation to null means none; to undefined, not set.
 */
export type From =
  | string
  | readonly [
      key: string,
      change: (value: never, context: BackingContext, cloud: string) => unknown,
      ...part: readonly string[],
    ];

/** Translation of one kind's spec into the model. */
export interface Translation<K extends Kind> {
  readonly options: { readonly [Option in keyof Kinds[K]]?: From };
  /** Options that must be equal for a client and its shared backing. */
  readonly essential: readonly (keyof Kinds[K])[];
  /** Options that a client of an existing backing may set. */
  readonly seen: readonly (keyof Kinds[K])[];
  /** Translates further forms of a spec into the keys of `options` and `extras`. */
  readonly plain?: (spec: BackingSpec) => BackingSpec;
  /** Path in a further form of a key that `plain` moves. @default - the key */
  readonly place?: (spec: BackingSpec, path: readonly PropertyKey[]) => readonly PropertyKey[] | undefined;
  /** Reports problems beyond single options. */
  readonly check?: (spec: BackingSpec, cloud: string, context: BackingContext) => void;
  /** Further values for the workload, independent of the cloud. */
  readonly extras?: (
    spec: BackingSpec,
    cloud: string,
    context: BackingContext,
  ) => Readonly<Record<string, string | undefined>>;
  /** Further options by context, where the spec does not set them. */
  readonly implied?: (context: BackingContext, spec: BackingSpec, cloud: string) => Partial<Kinds[K]>;
}
