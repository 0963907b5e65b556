import { type Finding, checkPart, checkPatch } from '../../api/check';
import { allKinds } from '../../api/schema';
import type { Asked } from './context';

/** Says what of a part that is spelled as Kubernetes spells it the cluster's version refuses. */
export function checkNative(asked: Asked, type: string, value: unknown, path: readonly PropertyKey[]): void {
  tell(asked, path, checkPart(type, value, asked.environment.cluster.version));
}

/** Says what in patches of objects no object of the cluster's version has. */
export function checkPatches(asked: Asked): void {
  const patches: Readonly<Record<string, unknown>> = asked.settings.overrides?.kubernetes ?? {};
  for (const [target, patch] of Object.entries(patches)) {
    const kind = target.split('/')[0]!;
    // The last is the one that is neither alpha nor beta, or the newest that is.
    const meant = allKinds.filter((one) => one.kind === kind);
    const type = (meant.findLast(({ apiVersion }) => !/(alpha|beta)/.test(apiVersion)) ?? meant.at(-1))?.type;
    const path = ['overrides', 'kubernetes', target];
    if (type) tell(asked, path, checkPatch(type, patch, asked.environment.cluster.version));
  }
}

function tell({ report }: Asked, path: readonly PropertyKey[], findings: readonly Finding[]): void {
  for (const { path: inner, message } of findings) report('E390', [...path, ...inner], message);
}
