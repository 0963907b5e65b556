import type { Value, Values } from '../../model/binding';
import type { Unit } from '../../model/unit';
import { bundleSecret } from './bundle';
import type { Named, Spelled } from '../kinds';

/** Variables of the main container; what a text refers to comes before it, as Kubernetes demands. */
export function env(unit: Unit): Named[] {
  const { values, service, names } = unit;
  const filled = service.secrets.map(({ variable }) => [variable, { secret: names.secrets, key: variable }] as const);
  return inOrder({ ...Object.fromEntries(filled), ...values }).map(([name, value]) => ({
    name,
    ...content(name, value, bundleSecret(unit)),
  }));
}

/** Variables that hold just what is written. */
export function literalEnv(variables: Readonly<Record<string, string>>): Named[] {
  return Object.entries(variables).map(([name, text]) => ({ name, value: escape(text) }));
}

function content(name: string, value: Value, bundle: string): Spelled {
  if ('literal' in value) return { value: escape(value.literal) };
  if ('template' in value) return { value: value.template };
  const reference = 'from' in value ? { name: bundle, key: name } : { name: value.secret, key: value.key };
  return { valueFrom: { secretKeyRef: reference } };
}

/** A text that Kubernetes expands to itself. @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/ */
export function escape(text: string): string {
  return text.replace(/\$+\(?/g, (run) => (run === '$' ? run : run.replace(/\$/g, () => '$$')));
}

/** Variables that a template names, escaped ones left out. */
function references(template: string): string[] {
  return [...template.matchAll(/\$\$|\$\(([^)]*)\)/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

/** The order given, but for what must come earlier. */
function inOrder(values: Values): [string, Value][] {
  const ordered = new Map<string, Value>();
  const visit = (name: string, path: readonly string[]) => {
    const value = values[name];
    if (!value || ordered.has(name)) return;
    if (path.includes(name))
      throw new Error(`${[...path, name].join(' -> ')}: variables refer to each other; link reports this`);
    if ('template' in value) for (const needed of references(value.template)) visit(needed, [...path, name]);
    ordered.set(name, value);
  };
  for (const name of Object.keys(values)) visit(name, []);
  return [...ordered];
}
