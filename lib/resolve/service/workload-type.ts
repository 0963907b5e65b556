import type { WorkloadType } from '../../model/parts/workload';
import { type WorkloadFacts, workloadTypes } from '../../model/workload-types';
import type { Settings } from '../../spec/service-spec';
import { defaultType } from '../settings/defaults';

/** The type of a service, and its facts. */
export function workloadOf({ service }: Pick<Settings, 'service'>): WorkloadFacts & { readonly type: WorkloadType } {
  const type = service?.type ?? defaultType;
  return { type, ...workloadTypes[type] };
}
