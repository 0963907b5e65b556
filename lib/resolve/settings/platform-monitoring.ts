import type { PlatformMonitoring } from '../../model/platform';
import type { PlatformSpec } from '../../spec/platform-spec';

type Spec = NonNullable<PlatformSpec['monitoring']>;

/** What Prometheus says of each target and process, whatever else runs. */
const always = ['targets', 'processes'];

/** Monitoring of a platform with nothing left to default. */
export function monitoringOf({ stack = 'operator', exporters }: Spec): PlatformMonitoring {
  return {
    stack,
    exporters: [...always, ...(exporters ?? ['kube-state-metrics', 'cadvisor', 'gateway'])],
  };
}
