import { camel, camelKind, endOf, upperFirst } from './value-names';
import type { Phase } from '../model/cluster-unit';
import type { ChartInput, KubernetesBody } from './chart-input';

/** One object of a service over its environments. */
export interface Family {
  readonly kind: string;
  readonly apiVersion: string;
  /** Of the object, the same in each environment. */
  readonly name: string;
  readonly phase: Phase;
  /** By environment in their order; undefined where it does not exist. */
  readonly bodies: readonly (KubernetesBody | undefined)[];
  /** Name of its values, such as `networkPolicyMigrate`. */
  readonly group: string;
  /** Of its template. */
  readonly file: string;
}

/** The objects of all environments by apiVersion, kind and name, in the order of their files. */
export function familiesOf(input: ChartInput): Family[] {
  const { environments } = input;
  const found = new Map<string, { phase: Phase; bodies: (KubernetesBody | undefined)[] }>();
  for (const [index, { objects }] of environments.entries())
    for (const { phase, body } of objects) {
      const key = [body.apiVersion, body.kind, body.metadata.name].join(' ');
      const family = found.get(key) ?? { phase, bodies: environments.map(() => undefined) };
      family.bodies[index] = body;
      found.set(key, family);
    }
  const files = new Set<string>();
  return [...found.values()]
    .map(({ phase, bodies }) => familyOf(input, phase, bodies))
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map((family) => ({ ...family, file: unique(family.file, files) }));
}

function familyOf(input: ChartInput, phase: Phase, bodies: Family['bodies']): Family {
  const { service } = input;
  const { apiVersion, kind, metadata } = bodies.find((one) => one)!;
  const { name } = metadata;
  const local = withoutPlace(name, input);
  const rest = endOf(local, service)?.slice(1) ?? local;
  const group = `${camelKind(kind)}${upperFirst(camel(rest))}`;
  // Names of roles may have colons, which some file systems refuse.
  const file = [kind.toLowerCase(), ...(rest ? [rest.replaceAll(':', '-')] : [])].join('-');
  return { kind, apiVersion, name, phase, bodies, group, file };
}

/** A name without the platform and the environment that it starts with. */
function withoutPlace(name: string, { platform, environments }: ChartInput): string {
  const start = environments.map((one) => `${platform}-${one.name}-`).find((one) => name.startsWith(one));
  return start ? name.slice(start.length) : name;
}

/** A name with a number where it is taken already. */
function unique(name: string, taken: Set<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name}-${number}`;
  taken.add(free);
  return free;
}
