import { at, isMapping } from '../../../resolve/settings/deep-merge';
import type { Mapping } from '../../../api/rules/rule';
import type { GatewayTable } from '../../../model/gateway-facts';
import type { Permit } from '../../../model/permits';
import type { Unit } from '../../../model/unit';

/** An object as it is to be applied. */
export interface Body extends Mapping {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Mapping & { readonly name: string };
}

/** An object and what surrounds it. */
export interface ObjectContext {
  readonly body: Body;
  readonly unit: Unit;
  /** What is known of all gateways. */
  readonly gateways: GatewayTable;
  /** Objects of the unit's own extra files. */
  readonly extras: readonly Body[];
}

/** Something that an object may not do, and what the platform must allow for it; what an own level allows needs none. */
export interface Rule {
  readonly permit?: Permit;
  /** What is wrong, each as `expected X, got Y`. */
  readonly check: (about: ObjectContext) => readonly string[];
}

/** A mapping at a path; an empty one where there is none. */
export function mapping(body: unknown, path: readonly string[]): Mapping {
  const found = at(body, path);
  return isMapping(found) ? found : {};
}

/** A list at a path; an empty one where there is none. */
export function list(body: unknown, path: readonly string[]): readonly Mapping[] {
  const found = at(body, path);
  return Array.isArray(found) ? (found as Mapping[]) : [];
}

/** The pods that an object makes, by where objects have templates of them. */
export function podsOf(body: Body): readonly Mapping[] {
  const templates = [['template'], ['jobTemplate', 'spec', 'template'], ['jobTargetRef', 'template']].map((path) =>
    mapping(body['spec'], path),
  );
  const pods = body.kind === 'Pod' ? [body as Mapping] : templates;
  return pods.filter((one) => isMapping(one['spec']));
}
