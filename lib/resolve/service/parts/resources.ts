import type { Resources } from '../../../model/parts/resources';
import { compareQuantities } from '../../../model/quantity';
import type { SettleContext } from '../context';

type ResourcesSpec = NonNullable<SettleContext['settings']['resources']>;

/** Resource names of Kubernetes by their short forms in specs. */
const names = { cpu: 'cpu', memory: 'memory', ephemeralStorage: 'ephemeral-storage', gpu: 'nvidia.com/gpu' } as const;

/** Requests and limits of one pod: the default limit of memory is its request, GPUs are equal in both. */
export function settleResources(
  { report }: Pick<SettleContext, 'report'>,
  context: ResourcesSpec,
  path: readonly PropertyKey[] = ['resources'],
): Resources {
  const requests = amounts(context.requests);
  const limits = amounts(context.limits);
  const gpu = context.gpu?.count;
  if (gpu) for (const side of [requests, limits]) side[names.gpu] ??= String(gpu);

  for (const name of ['memory', 'ephemeral-storage', 'cpu'])
    if (limits[name] && !requests[name]) requests[name] = limits[name];
  if (requests.memory && !limits.memory) limits.memory = requests.memory;

  for (const name of extended(requests, limits)) {
    const [asks, gets] = [requests[name] ?? limits[name]!, limits[name] ?? requests[name]!];
    if (asks !== gets)
      report(
        'W204',
        [...path, 'requests'],
        `${name}: requests ${asks}, limits ${gets}: must be equal; emitted ${asks}`,
      );
    if (asks === '0') {
      delete requests[name];
      delete limits[name];
    } else requests[name] = limits[name] = asks;
  }
  for (const [name, limit] of Object.entries(limits))
    if (compareQuantities(requests[name] ?? limit, limit) > 0)
      report(
        'E306',
        [...path, 'limits'],
        `expected a limit of ${name} of at least the request ${requests[name]}, got ${limit}`,
      );
  return { requests, limits };
}

function amounts(context: ResourcesSpec['requests'] = {}): Record<string, string> {
  const { extended = {}, ...plain } = context;
  const entries = Object.entries(plain).map(([name, value]) => [names[name as keyof typeof names], String(value)]);
  return Object.fromEntries([...entries, ...Object.entries(extended).map(([name, value]) => [name, String(value)])]);
}

function extended(...sides: readonly Readonly<Record<string, string>>[]): string[] {
  return [...new Set(sides.flatMap((side) => Object.keys(side)))].filter((name) => name.includes('/'));
}
