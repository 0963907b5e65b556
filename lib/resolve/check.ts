import type { Problem } from '../model/problem';
import type { Unit } from '../model/unit';
import type { Settled } from './settle';

/** What one unit cannot see: two services in one place. */
export function checkWhole(units: readonly Unit[], settled: readonly Settled[]): Problem[] {
  const locate = (unit: Unit) => settled.find(({ service }) => service.name === unit.service.name)!.locate;
  return [...routes(units, locate), ...services(units, locate)];
}

type LocateOf = (unit: Unit) => Settled['locate'];

/** Two services on one path of one host. */
function routes(units: readonly Unit[], locateOf: LocateOf): Problem[] {
  return twins(units, ({ environment, service: { networking } }) =>
    networking.ingress ? [`${environment.cluster.name} ${networking.ingress.host}${networking.ingress.path}`] : [],
  ).map(({ unit, other, key }) => ({
    ...locateOf(unit)(['networking', 'ingress', 'path']),
    code: 'E347',
    message: `expected a path of its own, got ${key.split(' ')[1]}, which ${other.service.name} has`,
  }));
}

/** Two Kubernetes Services of one name in one namespace. */
function services(units: readonly Unit[], locateOf: LocateOf): Problem[] {
  return twins(units, ({ environment, service, names }) =>
    service.networking.endpoints.map(({ name }) => `${environment.cluster.name} ${names.namespace}/${name}`),
  ).map(({ unit, other, key }) => ({
    ...locateOf(unit)(['networking', 'services']),
    code: 'E348',
    message: `expected a Service name of its own, got ${key.split('/')[1]}, which ${other.service.name} has`,
  }));
}

function twins(units: readonly Unit[], keys: (unit: Unit) => readonly string[]) {
  const first = new Map<string, Unit>();
  const found: { unit: Unit; other: Unit; key: string }[] = [];
  for (const unit of units)
    for (const key of keys(unit)) {
      const other = first.get(key);
      if (other && other !== unit) found.push({ unit, other, key });
      else first.set(key, unit);
    }
  return found;
}
