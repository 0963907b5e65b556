import { componentFor } from '../../model/component-names';
import type { Environment } from '../../model/environment';
import type { FactsTable } from '../../model/facts';
import type { Platform } from '../../model/platform';
import type { Locator, Problem } from '../../model/problem';
import type { Routing } from '../../model/parts/routing';
import type { EnvironmentSpec } from '../../spec/environment-spec';
import type { Parsed } from '../../spec/parse';
import type { RoutingSpec } from '../../spec/parts/routing';
import { mergedRouting, routingOf } from '../settings/routing';
import { routingFaults } from './routing-faults';
import { isExternal } from './component-owner';

/** Routing as a platform wrote it, and where. */
export interface WrittenRouting {
  readonly spec: RoutingSpec;
  readonly locate: Locator;
}

interface Inputs {
  readonly platform: Platform;
  readonly facts: FactsTable;
  readonly named: readonly string[];
  readonly routing?: WrittenRouting;
}

/** Whom the alerts of an environment go to, and what is wrong with it. */
export function settleRouting(
  { spec: { monitoring }, locate }: Parsed<EnvironmentSpec>,
  environment: Environment,
  { platform, facts, named, routing }: Inputs,
): { readonly routing?: Routing; readonly problems: readonly Problem[] } {
  const own = monitoring?.routing;
  const merged = mergedRouting(routing?.spec, own);
  if (!merged) return { problems: [] };
  const stack = platform.monitoring?.stack ?? 'none';
  const faults = routingFaults(merged, {
    stack,
    external: isExternal(componentFor.rules, environment.cluster, facts),
    reader: {
      platform: platform.name,
      environment: environment.name,
      environments: named,
      own: Object.keys(environment.shared),
    },
    facts: facts[environment.cloud]!,
  });
  const place = locator(own, locate, routing);
  const problems = faults.map(({ code, path, message }): Problem => ({ ...place(path), code, message }));
  const isBroken = stack === 'none' || faults.some(({ code }) => code.startsWith('E'));
  return { routing: isBroken ? undefined : routingOf(merged), problems };
}

/** Where a part of routing was written: in the environment where it says it, else in the platform. */
function locator(own: RoutingSpec | undefined, locate: Locator, routing: WrittenRouting | undefined): Locator {
  const inOwn = ([key, name]: readonly PropertyKey[]) => {
    const part = own && (own as Readonly<Record<PropertyKey, unknown>>)[key ?? ''];
    if (key === undefined) return own !== undefined;
    return key === 'receivers' || key === 'hours' ? Object.hasOwn((part ?? {}) as object, name!) : part !== undefined;
  };
  return (path) => (inOwn(path) || !routing ? locate : routing.locate)(['monitoring', 'routing', ...path]);
}
