import { literals } from '../../cloud/literal';
import type { Artifact } from '../../model/artifact';
import type { Override } from '../../model/parts/overrides';
import type { Outcome, Problem } from '../../model/problem';
import { quoted } from '../../spec/characters';
import { didYouMean, expected, oneOf } from '../../spec/hints';
import { mergesLists, patchObject } from '../../resolve/settings/strategic-merge';
import { matches } from './glob';
import { incomplete } from './incomplete';
import { merge } from './merge';
import type { Manifest } from '../../model/manifest';
import { addresses, blocksOf, identityOf } from './targets';

/** Application of patches to the objects of one layer. */
interface Patching {
  /** Names of all patchable objects. */
  readonly targets: (body: object) => readonly string[];
  /** A body with a patched part, or undefined without such a part. */
  readonly apply: (body: object, override: Override) => object | undefined;
}

/** Applies patches to the objects that they name; one without a match, or that renames, is a problem. */
export function override(
  artifacts: readonly Artifact[],
  overrides: readonly Override[],
  layer: Override['layer'],
): Outcome<readonly Artifact[]> {
  const { targets, apply } = patchings[layer];
  const problems: Problem[] = [];
  let now = artifacts;
  for (const one of overrides.filter((each) => each.layer === layer)) {
    const known = now.flatMap(({ body }) => targets(body));
    const next = now.map((artifact) => ({ ...artifact, body: apply(artifact.body, one) ?? artifact.body }));
    const changed = next.filter(({ body }, index) => body !== now[index]!.body);
    if (changed.length === 0) problems.push({ ...one.position, code: 'E352', message: unknown(one.target, known) });
    if (layer === 'kubernetes' && next.some(({ body }, index) => renamed(body, now[index]!.body))) {
      const message = expected(
        'a patch without changes of apiVersion, kind, name and namespace',
        'one that changes them',
      );
      problems.push({ ...one.position, code: 'E361', message });
    }
    if (layer === 'kubernetes' && mergesLists(one.target.split('/')[0]!))
      for (const message of changed.flatMap(({ body }) => incomplete(body)))
        problems.push({ ...one.position, code: 'E365', message });
    now = next;
  }
  return { value: now, problems };
}

const patchings: Readonly<Record<Override['layer'], Patching>> = {
  kubernetes: {
    targets: (body) => [named(body)],
    apply: (body, { target, patch }) =>
      named(body) === target ? patchObject((body as Manifest).kind, body, patch) : undefined,
  },
  terraform: {
    targets: addresses,
    apply(body, { target, patch }) {
      const [name = '', type = '', data] = target.split('.').reverse();
      const section = data ? 'data' : 'resource';
      const found = Object.entries(blocksOf(body, section, type)).filter(([key]) => matches(name, key));
      // Templates in a patch are escaped; a reference between resources belongs into extra/ or extend.ts.
      const patched = found.map(([key, block]) => [key, merge(block, literals(patch))] as const);
      return found.length ? (merge(body, { [section]: { [type]: Object.fromEntries(patched) } }) as object) : undefined;
    },
  },
};

function named(body: object): string {
  const { kind, metadata } = body as Manifest;
  return `${kind}/${metadata.name}`;
}

function renamed(after: object, before: object): boolean {
  return after !== before && identityOf(after) !== identityOf(before);
}

function unknown(target: string, known: readonly string[]): string {
  const what = known.length ? oneOf(known, target) : 'no patch, since the service has no objects in this layer';
  return expected(what, quoted(target).slice(1, -1), didYouMean(target, known));
}
