import { at, isMapping } from '../../../model/mapping';
import type { Mapping } from '../../../api/rules/rule';
import type { GatewayTable } from '../../../model/gateway-facts';
import type { Permit } from '../../../model/permits';
import type { Unit } from '../../../model/unit';

/** An object of the output. */
export interface Body extends Mapping {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Mapping & { readonly name: string };
}

/** An object and its context. */
export interface ObjectContext {
  readonly body: Body;
  readonly unit: Unit;
  /** What is known of all gateways. */
  readonly gateways: GatewayTable;
  /** Objects of the unit's own extra files. */
  readonly extras: readonly Body[];
}

/** A finding about an object, and its permit; one about the configured Pod Security level has none. */
export interface Rule {
  readonly permit?: Permit;
  /** The problem, as `expected X, got Y`. */
  readonly check: (about: ObjectContext) => readonly string[];
}

/** A mapping at a path; empty where there is none. */
export function mapping(body: unknown, path: readonly string[]): Mapping {
  const found = at(body, path);
  return isMapping(found) ? found : {};
}

/** A list at a path; empty where there is none. */
export function list(body: unknown, path: readonly string[]): readonly Mapping[] {
  const found = at(body, path);
  return Array.isArray(found) ? (found as Mapping[]) : [];
}

/** Pod templates of an object, by kind. */
export function podsOf(body: Body): readonly Mapping[] {
  const templates = [['template'], ['jobTemplate', 'spec', 'template'], ['jobTargetRef', 'template']].map((path) =>
    mapping(body['spec'], path),
  );
  const pods = body.kind === 'Pod' ? [body as Mapping] : templates;
  return pods.filter((one) => isMapping(one['spec']));
}
