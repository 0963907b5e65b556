import { goodShare } from '../../../spec/parts/objectives';
import type { SettleContext } from '../context';

/** The part of answers, in percent, that the customer tier of a service promises; nothing where it promises none. */
export function slaOf({ settings, platform }: SettleContext): number | undefined {
  const { tier } = settings.service ?? {};
  const said = tier !== undefined && Object.hasOwn(platform.tiers, tier) ? platform.tiers[tier] : undefined;
  const sla = typeof said === 'object' && said !== null && 'sla' in said ? said.sla : undefined;
  return goodShare.safeParse(sla).data;
}
