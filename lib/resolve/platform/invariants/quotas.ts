import type { Environment } from '../../../model/environment';
import { grouped } from '../../../model/grouped';
import type { Problem } from '../../../model/problem';
import { quantityOf } from '../../../model/quantity';
import type { LocatedSummary } from '../unit-summary';
import type { PodDemand } from '../../demand/pod-demand';
import { largest, plain, shownTerms, type Term, totalOf, unitOf } from '../../demand/terms';

/** One service in a namespace. */
interface Tenant {
  readonly name: string;
  readonly pods: PodDemand;
  readonly locate: LocatedSummary['locate'];
}

interface LocatedTerm extends Term {
  readonly tenant: Tenant;
}

/** Reports quotas of namespaces below what all services of these may ask for together. */
export function checkQuotas(closed: readonly LocatedSummary[], environments: readonly Environment[]): Problem[] {
  const places = grouped(closed, ({ summary: { environment, namespace } }) => `${environment} ${namespace}`);
  const known = new Map(environments.map((one) => [one.name, one]));
  return [...places.values()].flatMap((all) => {
    const { environment: name, namespace } = all[0]!.summary;
    const tenants = all.flatMap(({ summary: { service, pods }, locate }) =>
      pods ? [{ name: service, pods, locate }] : [],
    );
    return Object.entries(known.get(name)!.quota).flatMap(([resource, amount]) =>
      exceeded(tenants, resource, quantityOf(amount), `namespace ${namespace} as environments/${name}.yaml has it`),
    );
  });
}

function exceeded(tenants: readonly Tenant[], resource: string, most: number, where: string): Problem[] {
  const terms = tenants.flatMap((tenant): LocatedTerm[] => {
    const value = demandOf(tenant.pods, resource);
    return value ? [{ name: tenant.name, value, text: textOf(tenant.pods, resource, value), tenant }] : [];
  });
  const sum = totalOf(terms);
  if (sum <= most) return [];
  const unit = unitOf(resource);
  const message = `expected at most ${unit(most)} of ${resource}, the quota of ${where}, got ${unit(sum)}: ${shownTerms(terms, unit)}; raise the quota, or lower replicas or requests`;
  const { tenant } = largest(terms);
  return [{ ...tenant.locate(pathOf(resource)), code: 'W222', message }];
}

function pathOf(resource: string): readonly string[] {
  return isOfClaims(resource) ? ['volumes'] : ['deployment', 'replicas'];
}

function isOfClaims(resource: string): boolean {
  return resource === 'persistentvolumeclaims' || resource === 'requests.storage';
}

function textOf(pods: PodDemand, resource: string, value: number): string {
  if (isOfClaims(resource)) return `${pods.claims.count} ${pods.claims.count === 1 ? 'claim' : 'claims'}`;
  return `${plain(pods.most)} x ${unitOf(resource)(value / pods.most)}`;
}

/** What all pods of a service take of a quota; undefined for one that is not of pods or claims. @see https://kubernetes.io/docs/concepts/policy/resource-quotas/ */
function demandOf({ most, requests, limits, claims }: PodDemand, resource: string): number | undefined {
  if (resource === 'persistentvolumeclaims') return claims.count;
  if (resource === 'requests.storage') return claims.bytes;
  if (resource === 'pods' || resource === 'count/pods') return most;
  const [side, name] = resource.startsWith('limits.')
    ? [limits, resource.slice('limits.'.length)]
    : [requests, resource.replace(/^requests\./, '')];
  const amount = Object.hasOwn(side, name) ? side[name] : undefined;
  return amount === undefined ? undefined : amount * most;
}
