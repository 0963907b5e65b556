import type { Metric } from '../../model/parts/monitoring';
import { expected } from '../../spec/hints';

/** Labels that a bill is made by. */
export const billedBy = ['organization', 'tier'] as const;

/**
 * The counter that an endpoint is billed by: the declared one of that name, with `_total` or the name of its service in front, or else the one that its middleware counts under that name.
 */
export function billedMetric(
  name: string,
  declared: readonly Metric[],
): { readonly metric?: Metric; readonly fault?: string } {
  if (!/^[A-Za-z_:][A-Za-z0-9_:]{0,199}$/.test(name))
    return { fault: expected('the name of a counter, such as rows_generated', name.slice(0, 60)) };
  const counted = name.endsWith('_total') ? name : `${name}_total`;
  const fits = (one: Metric) => [name, counted].some((word) => one.name === word || one.name.endsWith(`_${word}`));
  const found = declared.filter(fits);
  const exact = found.find((one) => [name, counted].includes(one.name));
  if (!exact && found.length > 1)
    return {
      fault: expected('the whole name of a counter', name, `it may be ${found.map((one) => one.name).join(' or ')}`),
    };
  const metric = exact ?? found[0];
  if (!metric) return { metric: { name: counted, type: 'counter', unit: 'count', labels: billedBy, source: 'custom' } };
  if (metric.type !== 'counter')
    return { fault: expected('a counter, which restarts can be told of', `${metric.name}, a ${metric.type}`) };
  const lacking = billedBy.filter((label) => !metric.labels.includes(label) && !metric.labels.includes('*'));
  if (lacking.length)
    return {
      fault: expected(
        `labels ${billedBy.join(' and ')}`,
        `${metric.name} without ${lacking.join(' and ')}`,
        `write labels: [${billedBy.join(', ')}] at the metric`,
      ),
    };
  return { metric };
}
