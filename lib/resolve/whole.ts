import type { GatewayFacts } from '../model/gateway-facts';
import type { Problem } from '../model/problem';
import { didYouMean, expected, oneOf } from '../spec/hints';
import type { Ground } from './ground';

/** What is shared by all units of an environment. */
export interface Whole extends Ground {
  readonly gateways: Readonly<Record<string, GatewayFacts>>;
  /** Names of all services of the platform, of those too that could not be settled. */
  readonly known: readonly string[];
  /** Names of all environments of the platform. */
  readonly named: readonly string[];
}

/** Whom to tell what is wrong with a service. */
export type Tell = (code: Problem['code'], path: readonly PropertyKey[], message: string) => void;

/** What to say of a name that nobody bears. */
export function unknownName(known: readonly string[], name: string): string {
  return expected(oneOf(known, name), name, didYouMean(name, known));
}
