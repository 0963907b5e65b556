import { type Backing, contracts } from './backing';
import type { Binding } from './binding';
import type { Contract } from './contract';
import { upperSnake } from './name';

/** `DATABASE_HOST` for the default of its kind or the only one, `DATABASE_<NAME>_HOST` for each further one. */
export function variableOf(backing: Backing, siblings: readonly Backing[], property: string): string {
  const { prefix } = contracts[backing.kind] as Contract;
  return upperSnake([prefix!, ...(isOnly(backing, siblings) ? [] : [backing.name]), property]);
}

/** Whether a backing has variables without its name: the default of its kind, or the only one. */
export function isOnly(backing: Backing, siblings: readonly Backing[]): boolean {
  return backing.default || siblings.filter(({ kind }) => kind === backing.kind).length === 1;
}

/** A property of a binding that both layers compute. @default - it is known after apply, or there is none */
export function literalOf(binding: Binding, siblings: readonly Binding[], property: string): string | undefined {
  const value = binding.values[variableOf(binding, siblings, property)];
  return value && 'literal' in value ? value.literal : undefined;
}
