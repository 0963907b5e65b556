import type { Environment } from '../../model/environment';
import type { Report } from '../../model/problem';
import { compareQuantities } from '../../model/quantity';
import type { EnvironmentSpec } from '../../spec/environment-spec';

type Amounts = Readonly<Record<string, string>>;

/** Resources that every container must set under a quota of them. @see https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota */
const demanded: Readonly<Record<string, { readonly of: 'cpu' | 'memory'; readonly side: 'limit' | 'request' }>> = {
  cpu: { of: 'cpu', side: 'request' },
  memory: { of: 'memory', side: 'request' },
  'requests.cpu': { of: 'cpu', side: 'request' },
  'requests.memory': { of: 'memory', side: 'request' },
  'limits.cpu': { of: 'cpu', side: 'limit' },
  'limits.memory': { of: 'memory', side: 'limit' },
};

const defaults = { default: { memory: '512Mi' }, defaultRequest: { cpu: '100m', memory: '128Mi' } };

/** Default limits of a container, and their problems: a request over its limit, a quota without a default. */
export function settleLimits({ limits = {}, quota = {} }: EnvironmentSpec, report: Report): Environment['limits'] {
  const most: Amounts = limits.default ?? defaults.default;
  const least: Amounts = limits.defaultRequest ?? under(defaults.defaultRequest, most);
  for (const [name, amount] of Object.entries(limits.defaultRequest ?? {}))
    if (most[name] && compareQuantities(amount, most[name]) > 0)
      report(
        'E306',
        ['limits', 'defaultRequest', name],
        `expected at most the default limit ${most[name]}, got ${amount}`,
      );
  for (const key of Object.keys(quota)) {
    const { of, side } = Object.hasOwn(demanded, key) ? demanded[key]! : {};
    if (!of || most[of] || (side === 'request' && least[of])) continue;
    const place = side === 'limit' ? 'default' : 'defaultRequest';
    report(
      'E388',
      ['quota', key],
      `expected a default in limits.${place}.${of}: under this quota the cluster rejects pods without it`,
    );
  }
  return { default: most, defaultRequest: least };
}

/** Default limits, at least the requests. */
function under(amounts: Amounts, most: Amounts): Amounts {
  return Object.fromEntries(
    Object.entries(amounts).map(([name, amount]) => {
      const limit = most[name];
      return [name, limit && compareQuantities(amount, limit) > 0 ? limit : amount];
    }),
  );
}
