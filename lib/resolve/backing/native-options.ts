import type { Backing, Kind } from '../../model/backing';
import { factsOf } from '../../model/facts';
import type { BackingContext, BackingSpec } from './translation';
import { sourceOf } from './source';
import { layer } from '../settings/deep-merge';

/** The cloud's own options, complete, with translations of the neutral `options`; options of other clouds give a warning. */
export function settleNative(
  kind: Kind,
  cloud: string,
  spec: BackingSpec,
  pattern: Backing | undefined,
  { facts, report }: Pick<BackingContext, 'facts' | 'report'>,
  options?: object,
): Readonly<Record<string, unknown>> {
  for (const other of Object.keys(facts))
    if (other !== cloud && spec[other] !== undefined)
      report('W203', [other], `options of ${other}: it is on ${cloud} in this environment; emitted without them`);

  const known = factsOf(facts, cloud, kind);
  const meant = 'unavailable' in known || !options ? {} : known.toNative?.(options as never);
  const written = (spec[cloud] ?? {}) as object;
  const asked = layer({ ...pattern?.native }, meant, written);
  if ('unavailable' in known || !known.options) return asked;
  const { data, error } = known.options.safeParse(asked);
  for (const { path, message } of error?.issues ?? []) {
    const [option = ''] = path.map(String);
    const neutral = options && !(option in written) ? sourceOf(kind, cloud, option, options, facts) : [];
    report('E327', neutral.length ? neutral : [cloud, ...path], message);
  }
  return data ?? asked;
}
