import { kinds } from '../../model/backing';
import type { Binding } from '../../model/binding';

/**
 * Bindings with unique construct ids: of several kinds with one name the first keeps the bare name as its id. Kinds with data come first, since a new id is a new Terraform address.
 */
export function withIds(bindings: readonly Binding[]): Binding[] {
  return bindings.map((binding) => {
    const { name, kind } = binding;
    const others = bindings.filter((other) => other.name === name && other.kind !== kind);
    const yields = others.some((other) => kinds.indexOf(other.kind) < kinds.indexOf(kind));
    return yields ? { ...binding, id: `${kind}.${name}` } : binding;
  });
}
