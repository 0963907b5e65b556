import type { GatewayFacts } from '../../model/gateway-facts';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import type { Ground } from '../environment/context';

/** What is shared by all units of an environment. */
export interface Whole extends Ground {
  readonly gateways: Readonly<Record<string, GatewayFacts>>;
  /** Names of all services of the platform, of those too that could not be settled. */
  readonly known: readonly string[];
  /** Names of all environments of the platform. */
  readonly named: readonly string[];
}

/** What to say of a name that nobody bears. */
export function unknownName(known: readonly string[], name: string): string {
  return expected(oneOf(known, name), name, didYouMean(name, known));
}
