import type { Collector } from '../../model/parts/collector';
import type { PlatformMonitoring } from '../../model/platform';
import type { PlatformSpec } from '../../spec/platform-spec';

type Spec = NonNullable<PlatformSpec['monitoring']>;

/** What Prometheus says of each target and process, whatever else runs. */
const always = ['targets', 'processes'];

/** Monitoring of a platform with nothing left to default. */
export function monitoringOf({
  stack = 'operator',
  exporters,
  collector,
  alarms = { to: [], off: [] },
}: Spec): PlatformMonitoring {
  return {
    stack,
    exporters: [...always, ...(exporters ?? ['kube-state-metrics', 'cadvisor', 'gateway'])],
    ...(collector && { collector: collectorOf(collector) }),
    ...(alarms && { alarms }),
  };
}

/** Names of attributes whose values are credentials. */
const credentials = ['(?i)(password|passwd|secret|token|authorization|cookie|api[_.-]?key)'];

function collectorOf({
  sampling,
  masking = [],
  maskedKeys = credentials,
  memory = '512Mi',
  ...ends
}: NonNullable<Spec['collector']>): Collector {
  const { rate = 1, errors = true, slow } = sampling ?? {};
  return {
    ...{ ...ends, memory, maskedValues: masking, maskedKeys },
    ...(sampling && {
      sampling: { rate, errors, ...(slow !== undefined && { slowMilliseconds: Math.round(slow * 1000) }) },
    }),
  };
}
