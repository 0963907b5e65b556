import { type Backing, contracts, type Kind } from '../../model/backing';
import type { Binding, Value, Values } from '../../model/binding';
import type { Contract } from '../../model/contract';
import type { Placement } from '../../model/environment';
import { type FactsTable, factsOf, type LiteralContext } from '../../model/facts';
import { physicalName } from '../../model/name';
import { isOnly, variableOf } from '../../model/variable-of';

/** Context of a backing's name and variables. */
export interface BindContext {
  /** Platform, environment, service. */
  readonly scope: readonly string[];
  readonly facts: FactsTable;
  readonly placement: Placement;
  /** Namespace of in-cluster backings. */
  readonly namespace: string;
  readonly siblings: readonly Backing[];
}

/** The physical name of a backing, computed from its identity, never from construct paths. */
export function nameOf(
  { name, kind, cloud, existing, shared }: Backing,
  { scope, facts }: Pick<BindContext, 'scope' | 'facts'>,
): string {
  if (existing) return existing;
  const known = factsOf(facts, cloud, kind);
  if ('unavailable' in known) throw new Error(`${name}: ${known.unavailable}; settle leaves it out`);
  const [platform, environment] = scope;
  const owner = shared === undefined ? scope : [platform!, environment!, 'data'];
  const own = shared ?? name;
  return physicalName([...owner, kind, ...(own === kind ? [] : [own])], known.name);
}

/** Binds one backing: its name, and its values for the workload. */
export function bind<K extends Kind>(backing: Backing<K>, around: BindContext): Binding<K> {
  const { scope, facts, placement, namespace } = around;
  const { name, kind, cloud, shared, existing, options, extras } = backing as Backing;
  const known = factsOf(facts, cloud, kind as K);
  if ('unavailable' in known) throw new Error(`${name}: ${known.unavailable}; settle leaves it out`);
  const physical = nameOf(backing as Backing, around);
  const login = shared !== undefined && (contracts[kind] as Contract).login;

  const context = { name: physical, options, placement, namespace } as LiteralContext<K>;
  const literals: Readonly<Record<string, string | undefined>> = {
    ...known.literals(context),
    ...(login ? ownPart(login, scope) : {}),
  };
  const keys: Readonly<Record<string, { secret: string; key: string } | undefined>> = known.secretKeys?.(context) ?? {};
  const contract: Contract = contracts[kind];
  const values: Record<string, Value> = {};
  if (contract.prefix) {
    const variable = (property: string) => variableOf(backing as Backing, around.siblings, property);
    for (const property of contract.literals)
      if (literals[property] !== undefined)
        values[variable(property)] = (known.templates as readonly string[] | undefined)?.includes(property)
          ? { template: literals[property] }
          : { literal: literals[property] };
    for (const property of contract.outputs) {
      const computed = literals[property];
      values[variable(property)] = computed === undefined ? { from: 'outputs', property } : { literal: computed };
    }
    for (const property of contract.secrets) {
      const key = keys[property];
      if (key) values[variable(property)] = key;
      else if (!(known.without as readonly string[] | undefined)?.includes(property))
        values[variable(property)] = { from: 'secrets', property };
    }
    for (const [property, literal] of Object.entries(extras)) values[variable(property)] = { literal };
  }
  const secret = login ? physicalName([...scope, 'login', name], known.name) : undefined;
  return {
    ...backing,
    physicalName: physical,
    port: known.port?.(context.options),
    login: existing ? undefined : secret,
    values,
  } as Binding<K>;
}

/** Whether a backing has variables without its name: the default of its kind, the only one, or the first of several without a default. */
function isPlain(backing: Backing, siblings: readonly Backing[]): boolean {
  const alike = siblings.filter(({ kind }) => kind === backing.kind);
  return isOnly(backing, siblings) || (alike[0]?.name === backing.name && !alike.some((one) => one.default));
}

/** Name of a service's own part of a shared backing: an identifier that every SQL dialect accepts unquoted. */
function ownPart(properties: readonly string[], scope: readonly string[]): Record<string, string> {
  const identifier = scope
    .at(-1)!
    .replace(/[^a-z0-9]/g, '_')
    .slice(0, 60);
  return Object.fromEntries(properties.map((property) => [property, identifier]));
}

/** Values of placeholders such as `${database.host}`, by `<name or kind>.<property>`, each with its variable. */
export function placeholders(
  bindings: readonly Binding[],
): Readonly<Record<string, { variable: string; value: Value }>> {
  const entries = bindings.flatMap((binding) => {
    const contract: Contract = contracts[binding.kind];
    const properties = [...contract.literals, ...contract.outputs, ...contract.secrets, ...Object.keys(binding.extras)];
    const plain = isPlain(binding, bindings);
    const names = [binding.name, ...(plain ? [binding.kind, contract.prefix?.toLowerCase()] : [])];
    return properties.flatMap((property) => {
      const variable = contract.prefix && variableOf(binding, bindings, property);
      const value = variable ? (binding.values as Values)[variable] : undefined;
      return value ? names.map((name) => [`${name}.${property}`, { variable: variable!, value }] as const) : [];
    });
  });
  return Object.fromEntries(entries);
}
