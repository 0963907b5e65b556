import { type Always, checkAlways } from '../backing/fixed-key';
import type { Asked } from './context';

const both = ['Ingress', 'Egress'];

/** Keys of a service that repeat what is always so. */
const restated = (service: string): readonly Always[] => [
  { path: ['monitoring', 'logging', 'enabled'], so: [true], why: 'what a service writes is kept by its cluster' },
  { path: ['security', 'networkPolicies', 'defaultDeny'], so: [true], why: 'what nobody allows is refused' },
  {
    path: ['security', 'networkPolicies', 'policyTypes'],
    so: (types: readonly string[]) => both.every((one) => types.includes(one)),
    why: 'policies are of both ways, and ingress: [{}] or egress: [{}] opens one',
  },
  {
    path: ['security', 'networkPolicies', 'podSelector'],
    so: (selector: object) => Object.keys(selector).length === 0,
    why: 'a policy is about the pods of its own service',
  },
  { path: ['security', 'encryption', 'inTransit'], so: [true], why: 'managed backings are reached by TLS' },
  {
    path: ['security', 'serviceAccount'],
    so: ({ create = true, name }: { create?: boolean; name?: string }) =>
      create && (name === undefined || name === service),
    why: 'a service has an account of its own name',
  },
];

/** Says which keys say otherwise than it always is. */
export function checkRestated(asked: Asked): void {
  checkAlways(asked.settings, restated(asked.name), asked);
}
