import type { Artifact } from '../model/artifact';
import type { Override } from '../model/parts/overrides';
import type { Outcome, Problem } from '../model/problem';

type Tree = Readonly<Record<string, unknown>>;

/** Applies patches to the objects that they name; one that names none is a problem. */
export function override(
  artifacts: readonly Artifact[],
  overrides: readonly Override[],
  layer: Override['layer'],
): Outcome<readonly Artifact[]> {
  const problems: Problem[] = [];
  const patched = overrides
    .filter((one) => one.layer === layer)
    .reduce<readonly Artifact[]>((now, one) => {
      const next = now.map((artifact) => ({ ...artifact, body: appliers[layer](artifact.body as Tree, one) }));
      if (next.every(({ body }, index) => body === now[index]!.body))
        problems.push({
          ...one.position,
          code: 'E352',
          message: `expected one of ${targets(now, layer).join(', ')}, got ${one.target}`,
        });
      return next;
    }, artifacts);
  return { value: patched, problems };
}

const appliers: Readonly<Record<Override['layer'], (body: Tree, override: Override) => object>> = {
  kubernetes: (body, { target, patch }) => (identity(body) === target ? (merge(body, patch) as object) : body),
  terraform(body, { target, patch }) {
    const [section, type, name] = target.startsWith('data.')
      ? (['data', ...target.split('.').slice(1)] as const)
      : (['resource', ...target.split('.')] as const);
    const blocks = ((body[section] as Tree | undefined)?.[type!] ?? {}) as Readonly<Record<string, Tree>>;
    const matching = Object.keys(blocks).filter((key) => new RegExp(`^${name!.replaceAll('*', '.*')}$`).test(key));
    if (matching.length === 0) return body;
    const patched = Object.fromEntries(matching.map((key) => [key, merge(blocks[key], patch)]));
    return merge(body, { [section]: { [type!]: patched } }) as object;
  },
};

function identity(body: Tree): string {
  const { kind, metadata } = body as { kind?: string; metadata?: { name?: string } };
  return `${kind}/${metadata?.name}`;
}

function targets(artifacts: readonly Artifact[], layer: Override['layer']): string[] {
  if (layer === 'kubernetes') return artifacts.map(({ body }) => identity(body as Tree));
  return artifacts.flatMap(({ body }) =>
    Object.entries((body as { resource?: Readonly<Record<string, Tree>> }).resource ?? {}).flatMap(([type, blocks]) =>
      Object.keys(blocks).map((name) => `${type}.${name}`),
    ),
  );
}

/** JSON merge patch: mappings merge, null removes, all else replaces. @see https://www.rfc-editor.org/rfc/rfc7386 */
export function merge(target: unknown, patch: unknown): unknown {
  if (!isTree(patch)) return patch;
  const base: Record<string, unknown> = isTree(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete base[key];
    else base[key] = merge(base[key], value);
  }
  return base;
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
