import type { Construct } from 'constructs';

/** The child of a construct by its id, made when first asked for. */
export function once<T extends Construct>(
  scope: Construct,
  id: string,
  make: (...at: [scope: Construct, id: string]) => T,
): T {
  return (scope.node.tryFindChild(id) as T | undefined) ?? make(scope, id);
}
