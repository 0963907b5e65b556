import { type Finding, checkPart, checkPatch } from '../../api/check';
import { allKinds } from '../../api/schema';
import type { SettleContext } from './context';

/** Says what of a part that is spelled as Kubernetes spells it the cluster's version refuses. */
export function checkNative(context: SettleContext, type: string, value: unknown, path: readonly PropertyKey[]): void {
  tell(context, path, checkPart(type, value, context.environment.cluster.version));
}

/** Says what in patches of objects no object of the cluster's version has. */
export function checkPatches(context: SettleContext): void {
  const patches: Readonly<Record<string, unknown>> = context.settings.overrides?.kubernetes ?? {};
  for (const [target, patch] of Object.entries(patches)) {
    const kind = target.split('/')[0]!;
    // The last is the one that is neither alpha nor beta, or the newest that is.
    const meant = allKinds.filter((one) => one.kind === kind);
    const type = (meant.findLast(({ apiVersion }) => !/(alpha|beta)/.test(apiVersion)) ?? meant.at(-1))?.type;
    const path = ['overrides', 'kubernetes', target];
    if (type) tell(context, path, checkPatch(type, patch, context.environment.cluster.version));
  }
}

function tell({ report }: SettleContext, path: readonly PropertyKey[], findings: readonly Finding[]): void {
  for (const { path: inner, message } of findings) report('E390', [...path, ...inner], message);
}
