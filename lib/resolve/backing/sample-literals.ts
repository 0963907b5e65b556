import type { Kind } from '../../model/backing';
import { factsOf } from '../../model/facts';
import { options } from '../settings/defaults';
import { placementOf } from './placement';
import type { BackingContext } from './translation';

/** What a workload reads of any backing of a kind on a cloud, as far as no option of it decides. @default - the cloud has none */
export function sampleLiterals(
  kind: Kind,
  cloud: string,
  { environment, facts }: Pick<BackingContext, 'environment' | 'facts'>,
): Readonly<Record<string, string | undefined>> | undefined {
  const known = factsOf(facts, cloud, kind);
  if ('unavailable' in known) return undefined;
  const placement = placementOf(cloud, environment);
  // The compiler loses that `kind` ties facts and defaults together.
  return known.literals({ name: 'any', options: options[kind] as never, placement, namespace: 'any' });
}
