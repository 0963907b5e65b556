import { references } from '../../model/references';
import type { Value, Values } from '../../model/binding';
import type { VariablesFrom } from '../../model/parts/config';
import type { Companion } from '../../model/parts/lifecycle';
import type { Unit } from '../../model/unit';
import { bundleSecret } from './bundle';
import type { Named, Spelled } from '../kinds';

/** Variables of the main container, each after those that it refers to, as Kubernetes requires. */
export function env(unit: Unit): Named[] {
  const { values, service, names } = unit;
  const filled = service.secrets.map(({ variable }) => [variable, { secret: names.secrets, key: variable }] as const);
  return inOrder({ ...Object.fromEntries(filled), ...values }).map(([name, value]) => ({
    name,
    ...content(name, value, bundleSecret(unit)),
  }));
}

/** Variables of an init container or sidecar; a text may refer to earlier ones. */
export function companionEnv(variables: Companion['variables'], inherited: readonly string[]): Named[] {
  const names = new Set(inherited);
  return Object.entries(variables).map(([name, value]) => {
    const variable =
      typeof value === 'string' ? { name, value: asRead(value, names) } : { name, valueFrom: { ...value } };
    names.add(name);
    return variable;
  });
}

/** ConfigMaps and Secrets, all of whose keys become variables. */
export function envFrom(all: readonly VariablesFrom[]): Spelled[] | undefined {
  if (all.length === 0) return undefined;
  return all.map(({ kind, prefix, ...from }) => ({
    prefix,
    [kind === 'configMap' ? 'configMapRef' : 'secretRef']: from,
  }));
}

function content(name: string, value: Value, bundle: string): Spelled {
  if ('literal' in value) return { value: escape(value.literal) };
  if ('template' in value) return { value: value.template };
  if ('valueFrom' in value) return { valueFrom: { ...value.valueFrom } };
  const reference = 'from' in value ? { name: bundle, key: name } : { name: value.secret, key: value.key };
  return { valueFrom: { secretKeyRef: reference } };
}

/** A text escaped for Kubernetes' expansion. @see https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/ */
export function escape(text: string): string {
  return text.replace(/\$+\(?/g, (run) => (run === '$' ? run : run.replace(/\$/g, () => '$$')));
}

/** A text of a spec, escaped for Kubernetes: `$(NAME)` is a variable if it exists, and `$$(NAME)` the text. */
export function asRead(text: string, names: ReadonlySet<string>): string {
  const pieces = text.split(/(\$?\$\([A-Za-z_][A-Za-z0-9_]*\))/);
  const isReference = (piece: string, index: number) => index % 2 === 1 && names.has(piece.slice(2, -1));
  const literal = (piece: string, index: number) => (index % 2 && piece.startsWith('$$') ? piece.slice(1) : piece);
  if (!pieces.some(isReference)) return escape(pieces.map(literal).join(''));
  return pieces
    .map((piece, index) => (isReference(piece, index) ? piece : literal(piece, index).replace(/\$/g, () => '$$')))
    .join('');
}

/** The given order, with referenced variables moved before their references. */
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
