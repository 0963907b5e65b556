import type { Extra, Override } from '../../../model/parts/overrides';
import type { Problem } from '../../../model/problem';
import { type ClassContext, classProblem } from '../../backing/storage-classes';

/** Reports StorageClasses of manifests and patches that the cluster does not have. */
export function checkRawClasses(
  extras: readonly Extra[],
  overrides: readonly Override[],
  context: ClassContext,
): Problem[] {
  const written = [
    ...extras.map(({ layer, body, position }) => ({ layer, body, position })),
    ...overrides.map(({ layer, patch, position }) => ({ layer, body: patch, position })),
  ];
  return written
    .filter(({ layer }) => layer === 'kubernetes')
    .flatMap(({ body, position }) =>
      [...new Set(named(body))].flatMap((name): Problem[] => {
        const message = classProblem(name, context);
        return message === undefined ? [] : [{ ...position, code: 'E375', message }];
      }),
    );
}

/** Values of `storageClassName` at any depth; an empty one means no class. */
function named(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'storageClassName' && typeof inner === 'string' && inner ? [inner] : named(inner),
  );
}
