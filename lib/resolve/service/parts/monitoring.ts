import type { HttpServer, Metric, Monitoring, Objective, Scrape } from '../../../model/parts/monitoring';
import type { Networking } from '../../../model/parts/networking';
import { allSources, type Catalogue, catalogueOf } from '../../../observability/catalogue/catalogue';
import { declaredMetric } from '../../../observability/catalogue/declared';
import { httpMetrics, httpServerOf } from '../../../observability/catalogue/http-servers';
import type { SourceName } from '../../../observability/catalogue/sources';
import { indicatorOf } from '../../../observability/objectives/indicator-of';
import { recorded } from '../../../observability/objectives/recorded';
import type { Subject } from '../../../observability/subject';
import { expected } from '../../../spec/hints';
import type { ObjectiveSpec } from '../../../spec/parts/objectives';
import type { SettleContext } from '../context';
import { alertsOf } from './alerts';
import { type Brought, ownDashboards } from './dashboards';
import { billedMetrics } from './billing';
import { scrapedPort } from './scrape';
import { slaOf } from './sla';
import { workloadOf } from '../workload-type';

type Spec = NonNullable<SettleContext['settings']['monitoring']>;

/** Days of an objective whose author does not say. */
const usualWindow = 28;

/** Keys of metrics that annotations cannot carry. */
const ofOperator = ['interval', 'scrapeTimeout', 'labels', 'serviceMonitor'] as const;

/** What of a service monitoring asks for. */
interface Known {
  readonly namespace: string;
  readonly networking: Networking;
  readonly team?: string;
  readonly dashboards?: Brought;
}

/** What Prometheus reads of a service, and whom it calls; nothing where the platform does not say who does. */
export function settleMonitoring(context: SettleContext, known: Known): Monitoring | undefined {
  const { settings, platform, own, report } = context;
  const spec = settings.monitoring ?? {};
  if (!workloadOf(settings).inCluster) return undefined;
  const { stack, exporters } = platform.monitoring ?? { stack: 'none' as const, exporters: allSources };
  const { alerts, slos, dashboards } = own.monitoring ?? {};
  const wanted = { alerts, slos, dashboards: dashboards?.enabled === false ? undefined : dashboards };
  const ruled = (['alerts', 'slos', 'dashboards'] as const).filter((key) => wanted[key] !== undefined);
  if (stack === 'none')
    for (const key of ruled)
      report('W210', ['monitoring', key], 'monitoring.stack of platform.yaml is none; emitted without them');
  if (stack !== 'operator')
    for (const key of ofOperator)
      if (own.monitoring?.metrics?.[key] !== undefined)
        report(
          'W206',
          ['monitoring', 'metrics', key],
          `${key} needs monitoring.stack: operator in platform.yaml; emitted without it`,
        );
  if (own.monitoring?.metrics?.retention !== undefined)
    report(
      'W206',
      ['monitoring', 'metrics', 'retention'],
      'Prometheus keeps the metrics of all services equally long; emitted without it',
    );
  const written = metricsOf(context);
  const billed = billedMetrics(context, written);
  const declared = [...written, ...unlessDeclared(billed, written)];
  if (!platform.monitoring && ruled.length === 0) return undefined;
  const scrape = scrapeOf(context, known.networking);
  const http = httpOf(context, known.networking, scrape, declared);
  const metrics = [...declared, ...(http ? unlessDeclared(httpMetrics(http), declared) : [])];
  const subject = subjectOf(context, known, { stack, scraped: scrape !== undefined, http, metrics });
  const catalogue = catalogueOf(metrics, exporters as readonly SourceName[]);
  const withRecorded = catalogueOf([...metrics, ...recorded], exporters as readonly SourceName[]);
  return {
    ...{ stack, exporters, scrape, metrics, http },
    ...alertsOf(spec.alerts ?? [], { subject, catalogue, context }),
    objectives: objectivesOf(spec, subject, catalogue, context),
    hasDashboards: spec.dashboards?.enabled !== false,
    dashboards: ownDashboards(context, known.dashboards ?? { read: [], unusable: [] }, withRecorded),
    traced: spec.tracing !== undefined && spec.tracing.enabled !== false,
    ...(scrape && billed.length && { billed: billed.map(({ name }) => name) }),
  };
}

function subjectOf(
  { name, platform, environment }: SettleContext,
  { namespace, team }: Known,
  more: Pick<Subject, 'stack' | 'scraped' | 'http' | 'metrics'>,
): Subject {
  return { service: name, namespace, environment: environment.name, platform: platform.name, team, ...more };
}

function scrapeOf({ settings, report }: SettleContext, { containerPorts }: Networking): Scrape | undefined {
  const { metrics } = settings.monitoring ?? {};
  const port = scrapedPort(metrics, containerPorts[0]?.port);
  if (!metrics || !port) return undefined;
  const { interval, scrapeTimeout, serviceMonitor } = metrics;
  if (serviceMonitor === false) return undefined;
  if (scrapeTimeout !== undefined && scrapeTimeout > (interval ?? 30))
    report(
      'E205',
      ['monitoring', 'metrics', 'scrapeTimeout'],
      expected(`at most the ${interval ?? 30} seconds between two readings`, `${scrapeTimeout} seconds`),
    );
  return {
    port,
    path: metrics.path ?? '/metrics',
    scheme: metrics.scheme ?? 'http',
    intervalSeconds: interval,
    timeoutSeconds: scrapeTimeout,
    labels: metrics.labels ?? {},
  };
}

function metricsOf({ settings, report }: SettleContext): Metric[] {
  return (['custom', 'exposed'] as const).flatMap((list) =>
    (settings.monitoring?.metrics?.[list] ?? []).flatMap((written, index) => {
      const { metric, faults } = declaredMetric(written);
      for (const { key, message } of faults)
        report('E395', ['monitoring', 'metrics', list, index, ...(key ? [key] : [])], message);
      return metric ? [metric] : [];
    }),
  );
}

function unlessDeclared(metrics: readonly Metric[], declared: readonly Metric[]): Metric[] {
  return metrics.filter(({ name }) => !declared.some((one) => one.name === name));
}

/** What it counts of its requests; a histogram that it declares itself is believed. */
function httpOf(
  { settings }: SettleContext,
  { endpoints }: Networking,
  scrape: Scrape | undefined,
  declared: readonly Metric[],
): HttpServer | undefined {
  if (!scrape || !workloadOf(settings).listens || endpoints.length === 0) return undefined;
  const server = httpServerOf(settings.service?.framework);
  const own = declared.find(({ name }) => name === server.duration);
  return own ? { ...server, unit: own.unit } : server;
}

function objectivesOf({ slos }: Spec, subject: Subject, catalogue: Catalogue, context: SettleContext): Objective[] {
  const sla = slaOf(context);
  const written: readonly ObjectiveSpec[] = slos ?? (sla && subject.http ? [{ name: 'availability' }] : []);
  const seen = new Set<string>();
  return written.flatMap((spec, index) => {
    const path = ['monitoring', 'slos', index];
    if (seen.has(spec.name))
      context.report('E396', [...path, 'name'], expected('a name of its own', `${spec.name} twice`));
    seen.add(spec.name);
    const target = spec.target ?? sla;
    if (target === undefined) {
      context.report(
        'E396',
        path,
        expected('a target, such as 99.9%', 'none', 'a tier of the platform with an sla gives one, too'),
      );
      return [];
    }
    const { indicator, faults } = indicatorOf(spec, subject, catalogue);
    for (const { key, message, text, at } of faults)
      context.report(
        'E396',
        key ? [...path, key] : path,
        message,
        text === undefined ? undefined : { text, at: at ?? 0 },
      );
    if (!indicator) return [];
    const { name, window: windowDays = usualWindow, minimumEvents, description } = spec;
    return [{ name, target, windowDays, indicator, minimumEvents, description }];
  });
}
