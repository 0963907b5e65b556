import { type Finding, checkPart, checkPatch } from '../../api/check';
import { allKinds } from '../../api/schema';
import type { SettleContext } from './context';

/** Reports Kubernetes fields of a spec that the cluster's version rejects. */
export function checkNative(context: SettleContext, type: string, value: unknown, path: readonly PropertyKey[]): void {
  tell(context, path, checkPart(type, value, context.environment.cluster.version));
}

/** Reports fields of patches that the cluster's version does not have. */
export function checkPatches(context: SettleContext): void {
  const patches: Readonly<Record<string, unknown>> = context.settings.overrides?.kubernetes ?? {};
  for (const [target, patch] of Object.entries(patches)) {
    const kind = target.split('/')[0]!;
    // The last is the stable one, else the newest.
    const meant = allKinds.filter((one) => one.kind === kind);
    const type = (meant.findLast(({ apiVersion }) => !/(alpha|beta)/.test(apiVersion)) ?? meant.at(-1))?.type;
    const path = ['overrides', 'kubernetes', target];
    if (type) tell(context, path, checkPatch(type, patch, context.environment.cluster.version));
  }
}

function tell({ report }: SettleContext, path: readonly PropertyKey[], findings: readonly Finding[]): void {
  for (const { path: inner, message } of findings) report('E390', [...path, ...inner], message);
}
