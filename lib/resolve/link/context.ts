import type { GatewayFacts } from '../../model/gateway-facts';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import type { EnvironmentContext } from '../environment/context';

/** What linking reads beside a service and the index: the same for all units of an environment. */
export interface LinkContext extends EnvironmentContext {
  readonly gateways: Readonly<Record<string, GatewayFacts>>;
  /** Names of all services of the platform, including those that could not be settled. */
  readonly known: readonly string[];
  /** Names of all environments of the platform. */
  readonly named: readonly string[];
}

/** The message for a name that does not exist. */
export function unknownName(known: readonly string[], name: string): string {
  return expected(oneOf(known, name), name, didYouMean(name, known));
}
