import type { Asked } from './asked';
import { at } from './layer';

/** A key that repeats what is always so. */
interface Restated {
  readonly path: readonly string[];
  /** Whether it says just that. */
  readonly agrees: (value: never, asked: Asked) => boolean;
  /** What is always so. */
  readonly always: string;
}

const isTrue = (value: boolean) => value;
const both = ['Ingress', 'Egress'];

const restated: readonly Restated[] = [
  {
    path: ['monitoring', 'logging', 'enabled'],
    agrees: isTrue,
    always: 'what a service writes is kept by its cluster',
  },
  {
    path: ['security', 'networkPolicies', 'defaultDeny'],
    agrees: isTrue,
    always: 'what nobody allows is refused',
  },
  {
    path: ['security', 'networkPolicies', 'policyTypes'],
    agrees: (types: readonly string[]) => both.every((one) => types.includes(one)),
    always: 'policies are of both ways',
  },
  {
    path: ['security', 'encryption', 'inTransit'],
    agrees: isTrue,
    always: 'managed backings are reached by TLS',
  },
  {
    path: ['security', 'serviceAccount'],
    agrees: ({ create = true, name }: { create?: boolean; name?: string }, asked) =>
      create && (name === undefined || name === asked.name),
    always: 'a service has an account of its own name',
  },
];

/** Says which keys say otherwise than it always is. */
export function checkRestated(asked: Asked): void {
  for (const { path, agrees, always } of restated) {
    const value = at(asked.settings, path);
    if (value !== undefined && !agrees(value as never, asked)) asked.report('W206', path, `${always}; emitted so`);
  }
}
