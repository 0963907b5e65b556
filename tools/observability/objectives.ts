import type { Objective } from '../../lib/model/parts/monitoring';
import { availability, latency, ratio } from '../../lib/observability/objectives/indicators';
import { httpServerOf } from '../../lib/observability/catalogue/http-servers';
import { random } from './random';

/** An objective, and the same as Sloth is told it. */
export interface Twin {
  readonly objective: Objective;
  /** Which series it counts. */
  readonly service: string;
  readonly errors: string;
  readonly total: string;
}

/** Days of windows: those that Sloth has, then others. */
export const windows = [30, 28, 7, 14, 90] as const;

const targets = [90, 95, 99, 99.5, 99.8, 99.9, 99.95, 99.99];
const http = httpServerOf(undefined);
const histogram = { name: http.duration, type: 'histogram', unit: 'seconds', labels: [], source: 'custom' } as const;

/** Services whose series differ. */
export const services = Array.from({ length: 10 }, (_, index) => `service-${index}`);

/** As many objectives, with types, targets and windows by chance, the same each time. */
export function twins(count: number): Twin[] {
  const draw = random(20);
  const one = <T>(all: readonly T[]): T => all[Math.floor(draw() * all.length)]!;
  return Array.from({ length: count }, (_, index) => {
    const service = one(services);
    const { indicator, errors, total } = one(kinds)(service);
    // Without a minimum of events, which Sloth does not know.
    const more = { target: one(targets), windowDays: windows[index % windows.length]!, minimumEvents: 0 };
    return { objective: { name: `o${index}`, indicator, ...more }, service, errors, total };
  });
}

const window = '{window}';

const kinds = [
  (service: string) => ({
    indicator: availability(http, { namespace: 'shop', service }),
    errors: `sum(rate(${http.requests}{service="${service}",${http.status}=~"5.."}[${window}]))`,
    total: `sum(rate(${http.requests}{service="${service}"}[${window}]))`,
  }),
  (service: string) => {
    const all = `sum(rate(${http.duration}_count{service="${service}"}[${window}]))`;
    const indicator = latency(histogram, 0.5, { namespace: 'shop', service });
    if (typeof indicator === 'string') throw new Error(indicator);
    return {
      indicator,
      errors: `${all} - sum(rate(${http.duration}_bucket{service="${service}",le="0.5"}[${window}]))`,
      total: all,
    };
  },
  (service: string) => {
    const errors = `sum(rate(failures_total{service="${service}"}[${window}]))`;
    const total = `sum(rate(jobs_total{service="${service}"}[${window}]))`;
    return { indicator: ratio(errors, total), errors, total };
  },
];

/** Counters of each service as promtool reads them: errors come in bursts of any size. */
export function seriesOf(segments: number, length: number): Record<string, string> {
  const draw = random(22);
  return Object.fromEntries(
    services.flatMap((service) => {
      const own = `namespace="shop",service="${service}"`;
      const total = 5 + Math.floor(draw() * 200);
      // Mostly few errors; now and then as many as spend a budget of a month in hours.
      const shares = Array.from({ length: segments }, () => (draw() < 0.5 ? draw() * 0.0005 : 10 ** (-4 * draw())));
      const bad = counter(
        shares.map((share) => total * share),
        length,
      );
      const good = counter(
        shares.map((share) => total * (1 - share)),
        length,
      );
      const all = counter(
        shares.map(() => total),
        length,
      );
      return [
        [`${http.requests}{${own},${http.status}="500"}`, bad],
        [`${http.requests}{${own},${http.status}="200"}`, good],
        [`${http.duration}_bucket{${own},le="0.5"}`, good],
        [`${http.duration}_count{${own}}`, all],
        [`failures_total{${own}}`, bad],
        [`jobs_total{${own}}`, all],
      ];
    }),
  );
}

/** A counter that rises by so much at each value, a slope a segment. */
function counter(slopes: readonly number[], length: number): string {
  let start = 0;
  return slopes
    .map((slope) => {
      const text = `${start.toFixed(6)}+${slope.toFixed(6)}x${length - 1}`;
      start += Number(slope.toFixed(6)) * length;
      return text;
    })
    .join(' ');
}
