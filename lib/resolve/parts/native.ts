import type { Backing, Kind } from '../../model/backing';
import { factsOf } from '../../model/facts';
import type { BackingContext, BackingSpec } from '../kinds/translation';
import { layer } from '../layer';

/** The cloud's own options, complete; what is said for other clouds has no effect here, and is said so. */
export function settleNative(
  kind: Kind,
  cloud: string,
  spec: BackingSpec,
  pattern: Backing | undefined,
  { facts, report }: Pick<BackingContext, 'facts' | 'report'>,
): Readonly<Record<string, unknown>> {
  for (const other of Object.keys(facts))
    if (other !== cloud && spec[other] !== undefined)
      report('W203', [other], `options of ${other}: ${cloud} keeps it in this environment; emitted without them`);

  const known = factsOf(facts, cloud, kind);
  const asked = layer({ ...pattern?.native }, spec[cloud] as object | undefined);
  if ('lacks' in known || !known.options) return asked;
  const { data, error } = known.options.safeParse(asked);
  for (const { path, message } of error?.issues ?? []) report('E327', [cloud, ...path], message);
  return data ?? asked;
}
