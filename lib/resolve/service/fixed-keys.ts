import { type FixedKey, checkFixedKeys } from '../backing/fixed-key';
import type { SettleContext } from './context';

const both = ['Ingress', 'Egress'];

/** Keys of a service with one accepted value. */
const fixedKeys = (service: string): readonly FixedKey[] => [
  { path: ['monitoring', 'logging', 'enabled'], so: [true], why: 'logs are collected by the cluster' },
  { path: ['security', 'networkPolicies', 'defaultDeny'], so: [true], why: 'flows are denied by default' },
  {
    path: ['security', 'networkPolicies', 'policyTypes'],
    so: (types: readonly string[]) => both.every((one) => types.includes(one)),
    why: 'policies have both types; ingress: [{}] or egress: [{}] opens one',
  },
  {
    path: ['security', 'networkPolicies', 'podSelector'],
    so: (selector: object) => Object.keys(selector).length === 0,
    why: 'a policy selects the pods of its own service',
  },
  { path: ['security', 'encryption', 'inTransit'], so: [true], why: 'connections to managed backings always use TLS' },
  {
    path: ['security', 'serviceAccount'],
    so: ({ create = true, name }: { create?: boolean; name?: string }) =>
      create && (name === undefined || name === service),
    why: 'every service has a service account of its own name',
  },
];

/** Reports keys of a service that differ from their one accepted value. */
export function checkServiceFixedKeys(context: SettleContext): void {
  checkFixedKeys(context.settings, fixedKeys(context.name), context);
}
