import { isMapping } from '../model/mapping';
import type { ChartInput } from './chart-input';
import type { Family } from './families';
import { camel, endOf } from './value-names';

/** What names of a service stand for in its templates. */
export interface References {
  /** An expression for a text at a path of an object, the same in all environments but for their names. */
  readonly at: (path: readonly string[], texts: readonly (string | undefined)[]) => string | undefined;
  /** Secrets that External Secrets makes: the name after the service's, by name. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** Fields that name an object of the namespace, by their last keys. */
const naming: ReadonlySet<string> = new Set(
  [
    ['secretKeyRef', 'name'],
    ['configMapKeyRef', 'name'],
    ['secretRef', 'name'],
    ['configMapRef', 'name'],
    ['configMap', 'name'],
    ['secret', 'name'],
    ['secret', 'secretName'],
    ['target', 'name'],
    ['scaleTargetRef', 'name'],
    ['targetRef', 'name'],
    ['targetRefs', 'name'],
    ['backendRefs', 'name'],
    ['service', 'name'],
    ['persistentVolumeClaim', 'claimName'],
    ['spec', 'serviceName'],
    ['spec', 'serviceAccountName'],
    ['roleRef', 'name'],
    ['subjects', 'name'],
    ['authenticationRef', 'name'],
  ].map((keys) => keys.join('/')),
);

const labelOf = (part: string) => `app.kubernetes.io/${part}`;

/** The names of a chart's objects, of its Secrets and of its namespaces as expressions. */
export function referencesOf(input: ChartInput, families: readonly Family[]): References {
  const { service, environments } = input;
  const secrets = secretsOf(service, families);
  const names = new Set([...families.map(({ name }) => name), ...secrets.keys(), service]);
  const namespaces = environments.map(({ namespace }) => namespace);
  const named = (template: string, name: string) => {
    const end = endOf(name, service);
    if (end === undefined) return undefined;
    return end ? `{{ ${helper(service, template)} }}${end}` : `{{ ${helper(service, template)} | quote }}`;
  };
  const nameOf = (name: string) => named('fullname', name);

  function at(path: readonly string[], texts: readonly (string | undefined)[]): string | undefined {
    const key = path.at(-1)!;
    if (isNamespace(key) && texts.every((text, index) => text === undefined || text === namespaces[index]))
      return `{{ ${helper(service, 'namespace')} | quote }}`;
    const text = texts.find((one) => one !== undefined);
    if (text === undefined || texts.some((one) => one !== undefined && one !== text)) return undefined;
    if (key === labelOf('instance') && text === service) return `{{ ${helper(service, 'fullname')} | quote }}`;
    if (key === labelOf('name')) return named('name', text);
    const parent = path.filter((one) => !/^\d+$/.test(one)).slice(-2);
    if (path.join('/') === 'metadata/name') return nameOf(text);
    if (!naming.has(parent.join('/')) || !names.has(text)) return undefined;
    if (key === 'serviceAccountName' && text === service)
      return `{{ ${helper(service, 'serviceAccountName')} | quote }}`;
    const secret = secrets.get(text);
    return secret === undefined ? nameOf(text) : secretOf(service, secret);
  }

  return { at, secrets };
}

const isNamespace = (key: string) => key === 'namespace' || key === 'kubernetes.io/metadata.name';

/** A call of one of the chart's named templates. */
export function helper(service: string, name: string, scope = '.'): string {
  return `include "${service}.${name}" ${scope}`;
}

function secretOf(service: string, key: string): string {
  return `{{ include "${service}.secret" (list . "${camel(key)}" "${key}") | quote }}`;
}

/** Secrets that External Secrets makes, with the end of their names. */
function secretsOf(service: string, families: readonly Family[]): ReadonlyMap<string, string> {
  const targets = families
    .filter(({ kind }) => kind === 'ExternalSecret')
    .flatMap(({ bodies }) => bodies.flatMap((body) => targetOf(body) ?? []));
  return new Map(
    targets.flatMap((name) => {
      const end = endOf(name, service);
      return end ? [[name, end.slice(1)] as const] : [];
    }),
  );
}

/** Name of the Secret that an ExternalSecret makes. */
export function targetOf(body: unknown): string | undefined {
  const { spec } = (isMapping(body) ? body : {}) as {
    readonly spec?: { readonly target?: { readonly name?: string } };
  };
  return spec?.target?.name;
}
