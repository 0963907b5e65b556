import type { Access, Kind, Kinds } from '../../model/backing';
import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { Platform } from '../../model/platform';
import type { Report } from '../../model/problem';
import type { Use } from '../../model/uses';

/** A backing as a spec asks for it, whatever its kind. */
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

/** What a backing is settled in. */
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
  /** Takes what may end. @default - nobody asks */
  readonly note?: (use: Use, path: readonly PropertyKey[]) => void;
}

/**
 * Where an option comes from: a key of the spec, as it is or after a change, and the part of the key that says it. A change
 * that comes to null says that there is nothing; one that comes to undefined says nothing.
 */
export type From =
  | string
  | readonly [
      key: string,
      change: (value: never, context: BackingContext, cloud: string) => unknown,
      ...part: readonly string[],
    ];

/** What one kind's spec says in the words of the model. */
export interface Translation<K extends Kind> {
  readonly options: { readonly [Option in keyof Kinds[K]]?: From };
  /** Options in which a client and the backing that it shares must agree. */
  readonly essential: readonly (keyof Kinds[K])[];
  /** Options that a client of one that exists already may say, since nobody else does. */
  readonly seen: readonly (keyof Kinds[K])[];
  /** Brings further forms of a spec to the keys that `options` and `extras` read. */
  readonly plain?: (spec: BackingSpec) => BackingSpec;
  /** Where a further form says what `plain` brings to another key. @default - where the key is */
  readonly place?: (spec: BackingSpec, path: readonly PropertyKey[]) => readonly PropertyKey[] | undefined;
  /** Says what is wrong beside single options. */
  readonly check?: (spec: BackingSpec, cloud: string, context: BackingContext) => void;
  /** Further values for the workload that no cloud decides. */
  readonly extras?: (
    spec: BackingSpec,
    cloud: string,
    context: BackingContext,
  ) => Readonly<Record<string, string | undefined>>;
  /** Further options that follow from the context and the rest where the spec is silent. */
  readonly implied?: (context: BackingContext, spec: BackingSpec, cloud: string) => Partial<Kinds[K]>;
}
