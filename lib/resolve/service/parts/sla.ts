import type { SettleContext } from '../context';

/** The part of answers, in percent, that the customer tier of a service promises; nothing where it promises none. */
export function slaOf({ settings, platform }: SettleContext): number | undefined {
  const { tier } = settings.service ?? {};
  const said = tier !== undefined && Object.hasOwn(platform.tiers, tier) ? platform.tiers[tier] : undefined;
  const sla = typeof said === 'object' && said !== null && 'sla' in said ? said.sla : undefined;
  const text = typeof sla === 'number' || typeof sla === 'string' ? String(sla) : '';
  if (!/^\d{1,2}(\.\d{1,6})?%?$/.test(text)) return undefined;
  const share = parseFloat(text);
  const percent = share < 1 && !text.endsWith('%') ? Number((share * 100).toPrecision(10)) : share;
  return percent >= 50 && percent < 100 ? percent : undefined;
}
