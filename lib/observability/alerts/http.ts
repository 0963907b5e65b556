import type { HttpServer } from '../../model/parts/monitoring';
import { matching } from '../promql/quote';

type Target = Readonly<Record<string, string>>;

/** Requests by the second, over a window. */
export function requestRate({ requests }: HttpServer, target: Target, window: string): string {
  return `sum(rate(${requests}{${matching(target)}}[${window}]))`;
}

/** Answers with a status of 500 and above by the second, over a window. */
export function errorRate({ requests, status }: HttpServer, target: Target, window: string): string {
  return `sum(rate(${requests}{${matching(target)},${status}=~"5.."}[${window}]))`;
}

/** The ratio of answers with a status of 500 and above among all, over a window. */
export function errorRatio(http: HttpServer, target: Target, window: string): string {
  return `${errorRate(http, target, window)} / ${requestRate(http, target, window)}`;
}

/** A quantile of how long answers take, in the unit of the histogram. */
export function quantile(share: number, histogram: string, target: Target, window: string): string {
  return `histogram_quantile(${share}, sum by (le) (rate(${histogram}_bucket{${matching(target)}}[${window}])))`;
}

/** A quantile of a native histogram. */
export function nativeQuantile(share: number, histogram: string, target: Target, window: string): string {
  return `histogram_quantile(${share}, sum(rate(${histogram}{${matching(target)}}[${window}])))`;
}
