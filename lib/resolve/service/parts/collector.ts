import { workloadOf } from '../workload-type';
import type { SettleContext } from '../context';

/** Whether a service sends traces to the gateway of its cluster: it names no other endpoint. */
export function sendsToGateway(platform: SettleContext['platform'], settings: SettleContext['settings']): boolean {
  const { tracing } = settings.monitoring ?? {};
  if (!platform.monitoring?.collector?.traces || !workloadOf(settings).inCluster) return false;
  return tracing !== undefined && tracing.enabled !== false && tracing.endpoint === undefined;
}
