import type { DefaultAlertName } from '../../lib/observability/alerts/defaults';

/** Series by their names with labels, and the seconds at which an alert fires and stays silent. */
export interface Scenario {
  readonly series: Readonly<Record<string, string>>;
  readonly fires?: readonly number[];
  readonly silent?: readonly number[];
  /** Seconds between two values and two evaluations; all scenarios of an alert have one. @default 1 */
  readonly step?: number;
}

const own = '{namespace="shop",service="api"}';
const container = '{namespace="shop",pod="api-1",container="api"}';
const requests = (status: string) => `http_requests_total{namespace="shop",service="api",status="${status}"}`;
const bucket = (le: string) => `http_request_duration_seconds_bucket{namespace="shop",service="api",le="${le}"}`;
const periods = `container_cpu_cfs_periods_total${container}`;
const throttled = `container_cpu_cfs_throttled_periods_total${container}`;

/** A counter that rises by so much each second. */
const rises = (slope: number, seconds = 4000) => `1000+${slope}x${seconds}`;
/** One that rises until a second, and stands still then. */
const stops = (slope: number, at: number, seconds = 4000) =>
  `1000+${slope}x${at} ${1000 + slope * at}x${seconds - at - 1}`;
const stays = (value: number, seconds = 8000) => `${value}x${seconds}`;
/** One value until a second, and another one from then on. */
const turns = (before: number, after: number, at: number, seconds = 8000) =>
  `${before}x${at - 1} ${after}x${seconds - at}`;

/** A ratio of two rates above a threshold after so many seconds, and again below it a while after its cause has ended. */
function ratio(
  part: string,
  rest: string,
  threshold: number,
  forSeconds: number,
  window: number,
  total = false,
): Scenario[] {
  const of = (share: number) => ({
    [part]: rises(share),
    [rest]: rises(total ? 1 : Number((1 - share).toFixed(6))),
  });
  // When it has long fired, and its cause ends.
  const end = forSeconds + window + 50;
  // A rate over `window` needs as many seconds to forget: one reading less, since the first opens the window.
  const forgotten = end + (window - 1) * (1 - threshold);
  const left = (total ? 0.8 : 0.8 - 0.8 * threshold) / 100;
  const risen = end + Math.ceil((window - 1) * (1 - left));
  return [
    { series: of(threshold * 1.004), fires: [forSeconds + 1], silent: [forSeconds - 1] },
    { series: of(threshold * 0.996), silent: [forSeconds + 1, end] },
    {
      series: { [part]: stops(1, end), [rest]: total ? rises(1) : `1000x${end} 1001+1x1999` },
      fires: [Math.floor(forgotten)],
      silent: [Math.ceil(forgotten)],
    },
    {
      // Most requests end, and the rest are above the threshold once those are forgotten.
      series: { [part]: rises(threshold * 0.8), [rest]: stops(100, end) },
      fires: [risen + forSeconds],
      silent: [risen + forSeconds - 1],
    },
  ];
}

/** A value that is above or below a threshold for so long. */
function level(
  series: string,
  firing: number,
  quiet: number,
  forSeconds: number,
  others: Scenario['series'] = {},
): Scenario[] {
  return [
    {
      series: { ...others, [series]: turns(quiet, firing, 100) },
      fires: [100 + forSeconds],
      silent: [99 + forSeconds],
    },
    { series: { ...others, [series]: stays(quiet) }, silent: [forSeconds + 200] },
  ];
}

const hpa = '{namespace="shop",horizontalpodautoscaler="api"}';
const claim = '{namespace="shop",persistentvolumeclaim="data"}';
const restarts = `kube_pod_container_status_restarts_total${container}`;
const killed =
  'kube_pod_container_status_last_terminated_reason{namespace="shop",pod="api-1",container="api",reason="OOMKilled"}';
const weeks = 21 * 86_400;
const step = 30;

/** A claim of 100 bytes by what is free, a value each half minute. */
const filling = (free: string): Pick<Scenario, 'series' | 'step'> => ({
  series: {
    [`kubelet_volume_stats_available_bytes${claim}`]: free,
    [`kubelet_volume_stats_capacity_bytes${claim}`]: stays(100, 1200),
  },
  step,
});
/** Free bytes that fall so fast that none are left after so many seconds. */
const falls = (free: number, seconds: number) => `${free}-${((free * step) / seconds).toFixed(9)}x1200`;

const claims: readonly Scenario[] = [
  // To be full in just four days at the second value; then it must hold for an hour.
  { ...filling(falls(14.95, 345_600)), fires: [3645], silent: [3615] },
  { ...filling(falls(14.95, 349_050)), silent: [3645] },
  { ...filling(stays(14.9, 1200)), silent: [6000] },
  { ...filling(falls(50, 50_000)), silent: [6000] },
  // It has filled at once, and stands still since, just above the share, or below it until the window forgets how it was.
  { ...filling(`1000x100 ${stays(15.05, 1000)}`), silent: [12_000] },
  { ...filling(`1000x100 ${stays(14.9, 1000)}`), fires: [24_585], silent: [24_615] },
];

/** Where each default alert fires and where it stays silent: a threshold, a window or a duration that moves by 1 % turns one of them. */
export const scenarios: Readonly<Record<DefaultAlertName, readonly Scenario[]>> = {
  ServiceDown: level(`up${own}`, 0, 1, 300),
  HighErrorRatio: ratio(requests('500'), requests('200'), 0.05, 600, 300),
  HighLatency: [
    // 95 % lie at the threshold where the part below 1 s is 0.95.
    {
      series: {
        [bucket('0.5')]: rises(0.2),
        [bucket('1')]: rises(0.9498),
        [bucket('+Inf')]: rises(1),
        [bucket('2')]: rises(1),
      },
      fires: [601],
      silent: [599],
    },
    {
      series: {
        [bucket('0.5')]: rises(0.2),
        [bucket('1')]: rises(0.951),
        [bucket('+Inf')]: rises(1),
        [bucket('2')]: rises(1),
      },
      silent: [601, 1000],
    },
    {
      // All take too long, and from then on none.
      series: {
        [bucket('1')]: '1000x1000 1001+1x1999',
        [bucket('2')]: rises(1),
        [bucket('+Inf')]: rises(1),
      },
      fires: [1284],
      silent: [1285],
    },
  ],
  ContainerRestarts: [
    { series: { [restarts]: turns(1000, 1004, 100) }, fires: [400], silent: [399] },
    { series: { [restarts]: rises(3.012 / 900) }, fires: [1300] },
    { series: { [restarts]: rises(2.988 / 900) }, silent: [1300] },
    { series: { [restarts]: stops(200 / 900, 1300) }, fires: [2185], silent: [2186] },
  ],
  OutOfMemory: [
    { series: { [restarts]: turns(0, 1, 100), [killed]: stays(1) }, fires: [100, 698], silent: [99, 700] },
    { series: { [restarts]: turns(0, 1, 100), [killed]: stays(0) }, silent: [100] },
  ],
  CpuThrottling: ratio(throttled, periods, 0.25, 900, 300, true),
  ClaimFilling: claims,
  CertificateExpiry: [
    {
      series: { 'certmanager_certificate_expiration_timestamp_seconds{name="api-tls"}': stays(weeks - 100) },
      fires: [3600],
      silent: [3599],
    },
    {
      series: { 'certmanager_certificate_expiration_timestamp_seconds{name="api-tls"}': stays(weeks + 7900) },
      silent: [7800],
    },
  ],
  AutoscalerAtMaximum: level(`kube_horizontalpodautoscaler_status_current_replicas${hpa}`, 5, 4, 900, {
    [`kube_horizontalpodautoscaler_spec_max_replicas${hpa}`]: stays(5),
  }),
  DisruptionBudgetBlocked: level(
    'kube_poddisruptionbudget_status_pod_disruptions_allowed{namespace="shop",poddisruptionbudget="api"}',
    0,
    1,
    3600,
  ),
  JobFailed: level('kube_job_status_failed{namespace="shop",job_name="api-migrate"}', 1, 0, 0),
  QueueAge: level('aws_sqs_approximate_age_of_oldest_message_maximum{dimension_QueueName="jobs"}', 602, 598, 600),
  ConnectionsNearLimit: level('pg_stat_activity_count{datname="shop"}', 80.3, 79.7, 600, {
    pg_settings_max_connections: stays(100),
  }),
};
