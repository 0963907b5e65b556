import { type FixedKey, checkFixedKeys } from '../backing/fixed-key';
import type { SettleContext } from './context';

const both = ['Ingress', 'Egress'];

/** Keys of a service with one accepted value. */
const fixedKeys = (service: string): readonly FixedKey[] => [
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

/** Reports keys of a service that differ from their one accepted value. */
export function checkServiceFixedKeys(context: SettleContext): void {
  checkFixedKeys(context.settings, fixedKeys(context.name), context);
}
