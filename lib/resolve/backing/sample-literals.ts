import type { Kind } from '../../model/backing';
import { factsOf } from '../../model/facts';
import { options } from '../settings/defaults';
import { placementOf } from './placement';
import type { BackingContext } from './translation';

/** Literals of a backing of a kind on a cloud that do not depend on its options. @default - the cloud has none */
export function sampleLiterals(
  kind: Kind,
  cloud: string,
  { environment, facts }: Pick<BackingContext, 'environment' | 'facts'>,
): Readonly<Record<string, string | undefined>> | undefined {
  const known = factsOf(facts, cloud, kind);
  if ('unavailable' in known) return undefined;
  const placement = placementOf(cloud, environment);
  // The compiler does not relate facts and defaults by `kind`.
  return known.literals({ name: 'any', options: options[kind] as never, placement, namespace: 'any' });
}
