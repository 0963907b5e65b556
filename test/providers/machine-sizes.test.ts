import { facts } from '../../lib/providers/facts';
import { allocatable } from '../../lib/model/machine';
import { factsOf } from '../../lib/model/facts';

test.each([
  ['aws', 'm5.xlarge', 4, 16],
  ['aws', 'm7i.large', 2, 8],
  ['aws', 'c6g.medium', 1, 2],
  ['aws', 'r7g.16xlarge', 64, 512],
  ['aws', 't4g.medium', 2, 4],
  ['aws', 'g4dn.xlarge', 4, 16],
  ['azure', 'Standard_D4s_v3', 4, 16],
  ['azure', 'Standard_D2ls_v5', 2, 4],
  ['azure', 'Standard_E8ads_v5', 8, 64],
  ['azure', 'Standard_F4s_v2', 4, 8],
  ['azure', 'Standard_NC4as_T4_v3', 4, 28],
  ['azure', 'Standard_B2ms', 2, 8],
  ['google', 'n1-standard-4', 4, 15],
  ['google', 'e2-highcpu-8', 8, 8],
  ['google', 'e2-custom-4-8192', 4, 8],
  ['google', 'e2-medium', 2, 4],
  ['ionos', '4x16', 4, 16],
])('%s: %s has %s cores and %s GiB', (cloud, product, cpu, memoryGiB) => {
  const known = factsOf(facts, cloud, 'cluster');
  expect('unavailable' in known ? undefined : known.machine?.(product)).toEqual({ cpu, memoryGiB });
});

test.each([
  ['aws', 'u-6tb1.56xlarge'],
  ['aws', 'm5.metal'],
  ['azure', 'Standard_NC6s_v3'],
  ['azure', 'Standard_E96ads_v5'],
  ['google', 'a2-highgpu-1g'],
])('%s: the size of %s is not guessed', (cloud, product) => {
  const known = factsOf(facts, cloud, 'cluster');
  expect('unavailable' in known ? product : known.machine?.(product)).toBeUndefined();
});

test('every machine by its neutral size is known', () => {
  for (const [cloud, { kinds }] of Object.entries(facts))
    for (const kind of ['cluster', 'database'] as const) {
      const known = factsOf(facts, cloud, kind);
      if ('unavailable' in known || !known.sizes || !kinds[kind]) continue;
      for (const product of Object.values(known.sizes))
        expect([product, known.machine?.(product)?.cpu]).toEqual([product, expect.any(Number)]);
    }
});

/** @see https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes */
test.each([
  [
    { cpu: 4, memoryGiB: 16 },
    { cpu: 3.92, memoryGiB: 13.3 },
  ],
  [
    { cpu: 1, memoryGiB: 4 },
    { cpu: 0.94, memoryGiB: 2.9 },
  ],
])('a node of %j has %j for pods', (machine, { cpu, memoryGiB }) => {
  const left = allocatable(machine);
  expect([left.cpu.toFixed(2), left.memoryGiB.toFixed(1)]).toEqual([cpu.toFixed(2), memoryGiB.toFixed(1)]);
});
