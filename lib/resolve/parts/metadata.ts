import type { Metadata } from '../../model/parts/metadata';
import type { Asked } from '../asked';

/**
 * Annotations by which Prometheus' pod discovery finds a service.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config
 */
export function settlePodAnnotations({ settings }: Asked, port: number | undefined): Record<string, string> {
  const { metrics } = settings.monitoring ?? {};
  const scraped = metrics?.enabled ? (metrics.port ?? port) : undefined;
  if (!scraped) return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(scraped),
    'prometheus.io/path': metrics!.path ?? '/metrics',
  };
}

type Written = Partial<{
  team: string;
  owner: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
}>;

/** Who owns a service, and the words that others put on it: the platform's, its own, its overlay's. */
export function settleMetadata({ settings, platform }: Asked, written: readonly Written[]): Metadata {
  const { tier, description } = settings.service ?? {};
  return {
    team: written.findLast(({ team }) => team)?.team,
    owner: written.findLast(({ owner }) => owner)?.owner,
    labels: {
      ...platform.labels,
      ...(tier && /^[A-Za-z0-9][-A-Za-z0-9_.]{0,61}$/.test(tier) ? { 'strata.dev/tier': tier } : {}),
      ...Object.assign({}, ...written.map(({ labels }) => labels)),
    },
    annotations: {
      ...(description ? { 'strata.dev/description': description } : {}),
      ...Object.assign({}, ...written.map(({ annotations }) => annotations)),
    },
  };
}
