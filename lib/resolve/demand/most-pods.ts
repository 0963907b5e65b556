import { isMapping } from '../../model/mapping';
import { mostPods } from '../../model/parts/scaling';
import type { Service } from '../../model/service';
import { workloadTypes } from '../../model/workload-types';

/** Maximum number of pods of a service, as an override has it or its spec; of a Job, those at a time. */
export function mostPodsOf(service: Service): number {
  const { workload, scaling, batch } = service;
  if (workloadTypes[workload.type].batch) return batch.parallelism;
  const [form, key] = scaling.autoscaling
    ? [/^HorizontalPodAutoscaler\//, 'maxReplicas']
    : [/^(Deployment|StatefulSet)\//, 'replicas'];
  const said = service.overrides.flatMap(({ layer, target, patch: { spec } }) => {
    const value = layer === 'kubernetes' && form.test(target) && isMapping(spec) ? spec[key] : undefined;
    return typeof value === 'number' ? [value] : [];
  });
  return said.at(-1) ?? mostPods(scaling);
}
