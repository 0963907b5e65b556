import type { Construct } from 'constructs';
import type { Kind, Kinds } from '../model/backing';
import type { Binding } from '../model/binding';
import type { Facts, Unavailable } from '../model/facts';
import type { Site, StackUnit } from '../model/unit';
import type { Connection, Handed, Permission } from './connection';

/** What a resource to be made is told beside the options of its kind. */
export interface Defined {
  /** Computed by `link`; unique and legal. */
  readonly name: string;
  /** A number that is raised to rotate what is secret. */
  readonly generation: number;
  /** The cloud's own options, as its facts' schema parsed them. */
  readonly native: Readonly<Record<string, unknown>>;
}

/** A resource that exists. */
export interface Referred {
  readonly name: string;
  readonly generation: number;
  /** Whether the environment's own stack made it. @default false */
  readonly shared?: boolean;
  /** Name of the secret to make for the service's own login, where an environment shares the resource. */
  readonly login?: string;
}

/** Who uses an identity, and with which rights; no others are given. */
export interface IdentityProps {
  readonly name: string;
  readonly workload: NonNullable<StackUnit['workload']>;
  readonly permissions: readonly Permission[];
  /** What bounds its rights, by the name that the cloud knows it by. @default - nothing does */
  readonly boundary?: string;
}

/** A secret's content, and a number that changes with it; Terraform cannot compare what it never stores. */
export interface BundleProps {
  readonly name: string;
  readonly value: string;
  readonly version: number;
}

/** What a cloud's shared resources depend on beside their context. */
export interface SharedProps {
  /** OIDC issuer of the cluster whose External Secrets reads the cloud's store. @default - it is read from nowhere else */
  readonly issuer?: string;
}

/** A text for a tool of a cloud's own, which stands beside a stack. */
export interface SideFile {
  readonly name: string;
  readonly text: string;
}

/** The two ways to a kind: create it, or point at one that exists. */
export interface Implementation<K extends Kind> {
  readonly define: new (scope: Construct, id: string, props: Kinds[K] & Defined) => Connection<K>;
  readonly refer: new (scope: Construct, id: string, props: Kinds[K] & Referred) => Connection<K>;
}

interface Base {
  /** Provider and tags, and the rest of its context for a construct that asks by `of(this)`. */
  readonly Context: new (scope: Construct, unit: StackUnit, site: Site) => Construct;
  readonly Identity: new (scope: Construct, id: string, props: IdentityProps) => Construct & Handed;
  readonly Bundle: new (scope: Construct, id: string, props: BundleProps) => Construct;
  /** What all stacks of an environment find there by `site.shared`; its data stack makes it. @default - nothing */
  readonly Shared?: new (scope: Construct, id: string, props: SharedProps) => Construct;
  /** Files of its own tools that go with a stack. @default - none */
  readonly files?: (unit: StackUnit) => readonly SideFile[];
}

/** A cloud as its folder writes it: nothing forgotten, nothing that its facts say it lacks. */
export interface CloudOf<F extends Facts> extends Base {
  readonly kinds: { readonly [K in Kind as F['kinds'][K] extends Unavailable ? never : K]: Implementation<K> };
}

/** A cloud as everything else sees it. */
export interface Cloud extends Base {
  readonly kinds: { readonly [K in Kind]?: Implementation<K> };
}

/** Clouds by name. */
export type Clouds = Readonly<Record<string, Cloud>>;

/** Creates what `binding` asks for, or finds what it points at. */
export function connect<K extends Kind>({ kinds }: Cloud, scope: Construct, binding: Binding<K>): Connection<K> {
  const { id = binding.name, kind, physicalName: name, existing, shared, generation, login, options, native } = binding;
  const implementation: Cloud['kinds'][K] = kinds[kind];
  if (!implementation) throw new Error(`${id}: no ${kind}; settle reports this at its line`);
  return existing || shared
    ? new implementation.refer(scope, id, { ...options, name, generation, shared: !existing, login })
    : new implementation.define(scope, id, { ...options, name, generation, native });
}
