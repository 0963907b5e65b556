import { profiledPort, scrapedPort } from './scrape';
import { trimEnd } from '../../../model/trim';
import type { Metadata } from '../../../model/parts/metadata';
import type { SettleContext } from '../context';

/** Annotations of pods for those who read their metrics, logs and profiles. */
export function settlePodAnnotations(context: SettleContext, port: number | undefined): Record<string, string> {
  return { ...scraping(context, port), ...logging(context), ...profiles(context, port) };
}

/**
 * Annotations for Prometheus' pod discovery.
 * @see https://prometheus.io/docs/prometheus/latest/configuration/configuration/#kubernetes_sd_config
 */
function scraping({ settings, platform }: SettleContext, port: number | undefined): Record<string, string> {
  // Where an operator reads its own objects, a Prometheus that finds pods by annotations would read them twice.
  if (platform.monitoring && platform.monitoring.stack !== 'annotations') return {};
  const { metrics } = settings.monitoring ?? {};
  const scraped = scrapedPort(metrics, port);
  if (!scraped) return {};
  return {
    'prometheus.io/scrape': 'true',
    'prometheus.io/port': String(scraped),
    'prometheus.io/path': metrics!.path ?? '/metrics',
    ...(metrics!.scheme === 'https' && { 'prometheus.io/scheme': 'https' }),
  };
}

/** How long logs are kept, and whether they are collected at all, for a collector that reads annotations. */
function logging({ settings }: SettleContext): Record<string, string> {
  const { retention, aggregation } = settings.monitoring?.logging ?? {};
  return {
    ...(retention !== undefined && { 'strata.dev/log-retention': `${retention}d` }),
    ...(aggregation === false && { 'strata.dev/logs': 'false' }),
  };
}

/** @see https://grafana.com/docs/pyroscope/latest/deploy-kubernetes/helm/#optional-scrape-your-own-workloads-profiles */
function profiles({ settings }: SettleContext, port: number | undefined): Record<string, string> {
  const { profiling } = settings.monitoring ?? {};
  const served = profiledPort(settings.monitoring, port);
  if (!profiling || served === undefined) return {};
  const { types = ['cpu', 'memory'], path } = profiling;
  return Object.fromEntries(
    types.flatMap((type) => [
      [`profiles.grafana.com/${type}.scrape`, 'true'],
      [`profiles.grafana.com/${type}.port`, String(served)],
      ...(path ? [[`profiles.grafana.com/${type}.path`, path]] : []),
    ]),
  );
}

type Written = Partial<{
  team: string;
  owner: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  version: string;
  description: string;
  displayName: string;
}>;

/** Descriptions of a service as annotations: those of metadata, then its own. */
const said = ['description', 'displayName', 'version', 'language', 'framework', 'runtime'] as const;

function kebab(word: string): string {
  return word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Owner, labels and annotations of a service: those of the platform, its own, and those of its overlay. */
export function settleMetadata({ settings, platform }: SettleContext, written: readonly Written[]): Metadata {
  const { tier } = settings.service ?? {};
  const words: Readonly<Record<string, unknown>> = Object.assign({}, ...written, settings.service);
  const about = said.flatMap((word) =>
    words[word] === undefined ? [] : [[`strata.dev/${kebab(word)}`, String(words[word])] as const],
  );
  const uses = (settings.dependencies ?? []).flatMap(({ name, description }) =>
    description === undefined
      ? []
      : [[`strata.dev/${trimEnd(`uses-${name}`.slice(0, 63), '-')}`, description] as const],
  );
  return {
    team: written.findLast(({ team }) => team)?.team,
    owner: written.findLast(({ owner }) => owner)?.owner,
    labels: {
      ...platform.labels,
      ...(tier && /^[A-Za-z0-9][-A-Za-z0-9_.]{0,61}$/.test(tier) ? { 'strata.dev/tier': tier } : {}),
      ...Object.assign({}, ...written.map(({ labels }) => labels)),
    },
    annotations: {
      ...Object.fromEntries([...about, ...uses]),
      ...Object.assign({}, ...written.map(({ annotations }) => annotations)),
    },
  };
}
