import { kinds } from '../../model/backing';
import type { Binding } from '../../model/binding';

/**
 * Bindings of which no two of one name have one construct: of several kinds the first keeps the name alone, as it had it
 * before the others came. Kinds that hold data come first, since a new id is a new Terraform address.
 */
export function withIds(bindings: readonly Binding[]): Binding[] {
  return bindings.map((binding) => {
    const { name, kind } = binding;
    const others = bindings.filter((other) => other.name === name && other.kind !== kind);
    const yields = others.some((other) => kinds.indexOf(other.kind) < kinds.indexOf(kind));
    return yields ? { ...binding, id: `${kind}.${name}` } : binding;
  });
}
