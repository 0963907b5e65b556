import { isMapping } from '../model/mapping';
import type { ChartInput } from './chart-input';
import type { Family } from './families';
import { camel } from './value-names';

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
  const nameOf = (name: string) => {
    const rest = name === service ? '' : name.startsWith(`${service}-`) ? name.slice(service.length) : undefined;
    if (rest === undefined) return undefined;
    return rest ? `{{ ${helper(service, 'fullname')} }}${rest}` : `{{ ${helper(service, 'fullname')} | quote }}`;
  };

  function at(path: readonly string[], texts: readonly (string | undefined)[]): string | undefined {
    const key = path.at(-1)!;
    if (isNamespace(key) && texts.every((text, index) => text === undefined || text === namespaces[index]))
      return `{{ ${helper(service, 'namespace')} | quote }}`;
    const text = texts.find((one) => one !== undefined);
    if (text === undefined || texts.some((one) => one !== undefined && one !== text)) return undefined;
    if (key === labelOf('instance') && text === service) return `{{ ${helper(service, 'fullname')} | quote }}`;
    if (key === labelOf('name')) return labelled(text);
    const parent = path.filter((one) => !/^\d+$/.test(one)).slice(-2);
    if (path.join('/') === 'metadata/name') return nameOf(text);
    if (!naming.has(parent.join('/')) || !names.has(text)) return undefined;
    if (key === 'serviceAccountName' && text === service)
      return `{{ ${helper(service, 'serviceAccountName')} | quote }}`;
    const secret = secrets.get(text);
    return secret === undefined ? nameOf(text) : secretOf(service, secret);
  }

  function labelled(text: string): string | undefined {
    if (text === service) return `{{ ${helper(service, 'name')} | quote }}`;
    return text.startsWith(`${service}-`) ? `{{ ${helper(service, 'name')} }}${text.slice(service.length)}` : undefined;
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
    targets
      .filter((name) => name.startsWith(`${service}-`))
      .map((name) => [name, name.slice(service.length + 1)] as const),
  );
}

/** Name of the Secret that an ExternalSecret makes. */
export function targetOf(body: unknown): string | undefined {
  const { spec } = (isMapping(body) ? body : {}) as {
    readonly spec?: { readonly target?: { readonly name?: string } };
  };
  return spec?.target?.name;
}
