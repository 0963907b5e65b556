import type { Severity } from '../../model/parts/monitoring';

/** Burn rates that alert: both windows must be above `factor` times the budget. */
export interface BurnRate {
  readonly severity: Extract<Severity, 'critical' | 'warning'>;
  readonly longSeconds: number;
  readonly shortSeconds: number;
  readonly factor: number;
}

const hour = 3600;
const day = 24 * hour;

/**
 * Parts of a budget, and the windows in which they are spent: 14.4, 6, 3 and 1 times the budget of 30 days.
 * @see https://sre.google/workbook/alerting-on-slos/#recommended_parameters_for_an_slo_based_a
 */
const table = [
  { severity: 'critical', part: 0.02, long: hour, short: 5 * 60 },
  { severity: 'critical', part: 0.05, long: 6 * hour, short: 30 * 60 },
  { severity: 'warning', part: 0.1, long: day, short: 2 * hour },
  { severity: 'warning', part: 0.1, long: 3 * day, short: 6 * hour },
] as const;

/** Least days of a window for which the usual windows of alerts are kept. */
const usual = 28;

/** The burn rates of an objective: with a window of less than four weeks, those of alerts shrink with it, to whole minutes. */
export function burnRates(windowDays: number): BurnRate[] {
  const scale = windowDays < usual ? windowDays / 30 : 1;
  const scaled = (seconds: number) => Math.max(60, Math.round((seconds * scale) / 60) * 60);
  return table.map(({ severity, part, long, short }) => {
    const longSeconds = Math.max(scaled(long), 2 * scaled(short));
    const factor = Number(((part * windowDays * day) / longSeconds).toPrecision(12));
    return { severity, longSeconds, shortSeconds: scaled(short), factor };
  });
}

/** All windows over which something is recorded, the shortest first; the objective's own is the last. */
export function windowsOf(windowDays: number): number[] {
  const all = burnRates(windowDays).flatMap(({ longSeconds, shortSeconds }) => [longSeconds, shortSeconds]);
  return [...new Set([...all, windowDays * day])].sort((a, b) => a - b);
}
