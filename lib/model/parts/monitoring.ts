import type { OwnDashboard } from './own-dashboard';

/** Prometheus type of a metric. `native` is a histogram without explicit buckets. */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'native' | 'summary';

/** What a metric counts in. */
export type MetricUnit = 'seconds' | 'milliseconds' | 'bytes' | 'ratio' | 'percent' | 'timestamp' | 'count';

/** A declared metric by its name: a histogram without `_bucket`. */
export interface Metric {
  readonly name: string;
  readonly type: MetricType;
  readonly unit: MetricUnit;
  /** Labels of its own; those of the target come in addition. `*` for any. */
  readonly labels: readonly string[];
  /** Where it comes from: `custom`, or the name of a source. */
  readonly source: string;
  /** Upper bounds of a histogram, in its unit. @default - unknown */
  readonly buckets?: readonly number[];
  readonly help?: string;
}

/** How a framework counts the requests that it answers. */
export interface HttpServer {
  /** A counter of requests. */
  readonly requests: string;
  /** Label with the status code, or with its class. */
  readonly status: string;
  /** A histogram of how long answers take. */
  readonly duration: string;
  readonly unit: MetricUnit;
  readonly labels: readonly string[];
}

/** How much an alert matters: `critical` pages, `warning` is a ticket, `info` is kept. */
export type Severity = 'critical' | 'warning' | 'info';

/** An alerting rule. */
export interface Alert {
  readonly name: string;
  /** PromQL. */
  readonly expr: string;
  /** Seconds that it must hold. */
  readonly forSeconds: number;
  readonly severity: Severity;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What an objective counts: the errors among all events, as PromQL with `{window}` for a duration. */
export interface Indicator {
  /** Ratio of errors, between 0 and 1. */
  readonly errorRatio: string;
  /** Number of events of the window. */
  readonly events: string;
}

/** What a service promises: the part of events that are good, over a window. */
export interface Objective {
  readonly name: string;
  readonly description?: string;
  /** Percent, between 0 and 100. */
  readonly target: number;
  readonly windowDays: number;
  readonly indicator: Indicator;
  /** Minimum number of events of a window for an alert. @default - enough that one error alone does not alert */
  readonly minimumEvents?: number;
}

/** Discovery of targets and rules by Prometheus: objects of its operator, annotations of pods and ConfigMaps, or none. */
export type MonitoringStack = 'operator' | 'annotations' | 'none';

/** Where the metrics of a service are read. */
export interface Scrape {
  readonly port: number;
  readonly path: string;
  readonly scheme: 'http' | 'https';
  /** Seconds. @default - as Prometheus has it */
  readonly intervalSeconds?: number;
  /** Seconds. @default - as Prometheus has it */
  readonly timeoutSeconds?: number;
  /** Labels that every series gets. */
  readonly labels: Readonly<Record<string, string>>;
}

/** Metrics, objectives and alerts of a service. */
export interface Monitoring {
  readonly stack: MonitoringStack;
  /** Programs whose metrics are read in its cluster. */
  readonly exporters: readonly string[];
  /** @default - it has no metrics */
  readonly scrape?: Scrape;
  readonly metrics: readonly Metric[];
  /** @default - it answers no HTTP, or does not count it */
  readonly http?: HttpServer;
  /** Those of its own; one with the name of a default alert stands in its place. */
  readonly alerts: readonly Alert[];
  /** Names of default alerts that are off. */
  readonly off: readonly string[];
  /** What is otherwise than by default, by the name of a default alert. */
  readonly adjusted: Readonly<Record<string, Partial<Alert>>>;
  readonly objectives: readonly Objective[];
  /** Whether there are dashboards of it. */
  readonly hasDashboards: boolean;
  /** Dashboards that its author wrote. */
  readonly dashboards: readonly OwnDashboard[];
  /** Whether its traces are collected. */
  readonly traced: boolean;
  /** Counters that it is billed by. @default - none */
  readonly billed?: readonly string[];
}

/** What the dashboard of a platform reads of a service. */
export interface Watched {
  /** Programs whose metrics are read in its cluster. */
  readonly exporters: readonly string[];
  /** @default - it answers no HTTP, or does not count it */
  readonly http?: Omit<HttpServer, 'labels'>;
  /** Whether the address of its dashboard is made of the labels of its series. */
  readonly isLinked: boolean;
  readonly hasObjectives: boolean;
}

/** What the dashboard of a platform shows in one cluster. */
export interface Overview {
  /** Namespaces of its services. */
  readonly namespaces: readonly string[];
  readonly exporters: readonly string[];
  /** How its services count requests, each way once. */
  readonly servers: readonly Omit<HttpServer, 'labels'>[];
  readonly isLinked: boolean;
  readonly hasObjectives: boolean;
}
