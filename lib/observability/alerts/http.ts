import type { HttpServer } from '../../model/parts/monitoring';
import { matching } from '../promql/quote';

/** The ratio of answers with a status of 500 and above among all, over a window. */
export function errorRatio(http: HttpServer, target: Readonly<Record<string, string>>, window: string): string {
  const own = matching(target);
  return `sum(rate(${http.requests}{${own},${http.status}=~"5.."}[${window}])) / sum(rate(${http.requests}{${own}}[${window}]))`;
}

/** A quantile of how long answers take, in the unit of the histogram. */
export function quantile(
  share: number,
  histogram: string,
  target: Readonly<Record<string, string>>,
  window: string,
): string {
  return `histogram_quantile(${share}, sum by (le) (rate(${histogram}_bucket{${matching(target)}}[${window}])))`;
}

/** A quantile of a native histogram. */
export function nativeQuantile(
  share: number,
  histogram: string,
  target: Readonly<Record<string, string>>,
  window: string,
): string {
  return `histogram_quantile(${share}, sum(rate(${histogram}{${matching(target)}}[${window}])))`;
}
