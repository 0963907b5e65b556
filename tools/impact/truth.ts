import type { Answer, ApiClient } from '../kubernetes/api-client';
import type { KubernetesObject } from '../kubernetes/object';

/** What the API server does with a change: refuses it, or takes it with another pod template, with another spec, with another content, or without any difference. */
export type Truth = 'nothing' | 'taken' | 'new spec' | 'new pods' | 'refused';

/** What the API server does with an object's change, as Flux sends it; the change is not kept. */
export async function truthOf(
  api: ApiClient,
  before: KubernetesObject,
  after: KubernetesObject,
): Promise<{ readonly truth: Truth; readonly message: string }> {
  const current = await api.apply(before);
  if (current.status >= 400) throw new Error(`${before.kind} ${before.metadata.name}: ${current.body.message}`);
  const { status, body } = await api.apply(after, { dryRun: true });
  if (status >= 400) return { truth: 'refused', message: `${status} ${body.message ?? ''}` };
  return { truth: difference(current, body), message: '' };
}

/** Kinds whose pods follow their template. */
const following: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

function difference({ body: before }: Answer, after: KubernetesObject): Truth {
  const differs = (value: (object: KubernetesObject) => unknown) =>
    JSON.stringify(value(before)) !== JSON.stringify(value(after));
  if (following.has(after.kind) && differs(({ spec }) => spec?.template)) return 'new pods';
  if (differs(({ spec }) => spec)) return 'new spec';
  const isTaken = differs(({ metadata: { labels, annotations }, status: _status, ...rest }) => ({
    ...rest,
    labels,
    annotations,
  }));
  return isTaken ? 'taken' : 'nothing';
}
