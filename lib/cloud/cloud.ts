import type { Construct } from 'constructs';
import type { Kind, Kinds } from '../model/backing';
import type { Binding } from '../model/binding';
import type { Facts, Unavailable } from '../model/facts';
import type { Site, StackUnit } from '../model/unit';
import type { Connection, Handed, Permission } from './connection';

/** Common props of new resources, besides options of the kind. */
export interface Defined {
  /** Computed by `link`; unique and legal. */
  readonly name: string;
  /** Generation of its secrets. */
  readonly generation: number;
  /** The cloud's own options, as its facts' schema parsed them. */
  readonly native: Readonly<Record<string, unknown>>;
}

/** An existing resource. */
export interface Referred {
  readonly name: string;
  readonly generation: number;
  /** Whether the environment's own stack created it. @default false */
  readonly shared?: boolean;
  /** Name of the secret with the service's own login on a shared resource. */
  readonly login?: string;
}

/** Service account and rights of an identity. */
export interface IdentityProps {
  readonly name: string;
  readonly workload: NonNullable<StackUnit['workload']>;
  readonly permissions: readonly Permission[];
  /** Permissions boundary, by its name in the cloud. @default - none */
  readonly boundary?: string;
}

/** A secret's content, and a number that changes with it; Terraform cannot compare what it never stores. */
export interface BundleProps {
  readonly name: string;
  readonly value: string;
  readonly version: number;
}

/** Props of a cloud's shared resources. */
export interface SharedProps {
  /** OIDC issuer of the cluster whose External Secrets reads the cloud's store. @default - not read from another cloud */
  readonly issuer?: string;
}

/** A file for a cloud's own tool, beside a stack. */
export interface SideFile {
  readonly name: string;
  readonly text: string;
}

/** Constructs of a kind: one creates it, one refers to an existing one. */
export interface Implementation<K extends Kind> {
  readonly define: new (scope: Construct, id: string, props: Kinds[K] & Defined) => Connection<K>;
  readonly refer: new (scope: Construct, id: string, props: Kinds[K] & Referred) => Connection<K>;
}

interface Base {
  /** Context construct with provider and tags, found by `of(this)`. */
  readonly Context: new (scope: Construct, unit: StackUnit, site: Site) => Construct;
  readonly Identity: new (scope: Construct, id: string, props: IdentityProps) => Construct & Handed;
  readonly Bundle: new (scope: Construct, id: string, props: BundleProps) => Construct;
  /** Shared resources that `site.shared` names, created by the data stack. @default - none */
  readonly Shared?: new (scope: Construct, id: string, props: SharedProps) => Construct;
  /** Files of its own tools beside a stack. @default - none */
  readonly files?: (unit: StackUnit) => readonly SideFile[];
}

/** Type of a cloud's table: every kind of its facts, and no kind that it lacks. */
export interface CloudOf<F extends Facts> extends Base {
  readonly kinds: { readonly [K in Kind as F['kinds'][K] extends Unavailable ? never : K]: Implementation<K> };
}

/** A cloud, independent of its facts' types. */
export interface Cloud extends Base {
  readonly kinds: { readonly [K in Kind]?: Implementation<K> };
}

/** Clouds by name. */
export type Clouds = Readonly<Record<string, Cloud>>;

/** Creates the resource of `binding`, or refers to an existing one. */
export function connect<K extends Kind>({ kinds }: Cloud, scope: Construct, binding: Binding<K>): Connection<K> {
  const { id = binding.name, kind, physicalName: name, existing, shared, generation, login, options, native } = binding;
  const implementation: Cloud['kinds'][K] = kinds[kind];
  if (!implementation) throw new Error(`${id}: no ${kind}; settle reports this at its line`);
  return existing || shared
    ? new implementation.refer(scope, id, { ...options, name, generation, shared: !existing, login })
    : new implementation.define(scope, id, { ...options, name, generation, native });
}
