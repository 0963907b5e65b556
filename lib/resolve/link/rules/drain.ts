import type { Rule } from './rule';

/** Reports pods that are killed while their load balancer still sends them requests. */
export const drain: Rule = ({ one: { service }, context: { environment, facts }, tell }) => {
  const { terminationGracePeriodSeconds: grace, preStop } = service.lifecycle;
  const sleep = preStop?.type === 'sleep' ? preStop.seconds : 0;
  for (const { type, name, annotations } of service.networking.endpoints) {
    const delay = type === 'LoadBalancer' ? facts[environment.cluster.cloud]?.deregistration?.(annotations) : undefined;
    if (delay === undefined || sleep + delay <= grace) continue;
    const parts = sleep > 0 ? `${sleep} s of preStop + ${delay} s` : `${delay} s`;
    tell(
      'W223',
      ['lifecycle', 'terminationGracePeriod'],
      `expected at least ${sleep + delay} s (${parts} in which the load balancer of ${name} deregisters a pod), got ${grace} s: requests are cut off after ${grace} s`,
    );
  }
};
