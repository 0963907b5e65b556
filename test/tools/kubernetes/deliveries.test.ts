import { withDependents } from '../../../tools/kubernetes/deliveries';
import { isReady } from '../../../tools/kubernetes/workloads';

const step = (name: string, ...after: string[]) => ({ name, after, manifests: [] });

it('finds all that waits for a step, at whatever distance', () => {
  const tree = {
    name: 'a/b',
    folder: '',
    steps: [step('store'), step('bindings', 'store'), step('other'), step('run', 'bindings')],
  };
  expect([...withDependents(tree, 'bindings')]).toEqual(['bindings', 'run']);
});

it('takes a Deployment for ready only when the generation asked for has come up', () => {
  const deployment = (observedGeneration: number, availableReplicas: number) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'a', generation: 2 },
    spec: { replicas: 2 },
    status: { observedGeneration, availableReplicas, updatedReplicas: 2 },
  });
  expect(isReady(deployment(2, 2))).toBe(true);
  expect(isReady(deployment(1, 2))).toBe(false);
  expect(isReady(deployment(2, 1))).toBe(false);
});
