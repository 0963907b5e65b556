import type { Answer, ApiClient } from '../kubernetes/api-client';
import type { KubernetesObject } from '../kubernetes/object';

/** What the API server does with a change. */
export const truths = ['nothing', 'taken', 'new pods', 'refused'] as const;

/** What the API server does with a change: refused, taken with another pod template, taken, or taken without a difference. */
export type Truth = (typeof truths)[number];

/** What the API server does with an object's change, which it does not keep. */
export async function truthOf(
  api: ApiClient,
  before: KubernetesObject,
  after: KubernetesObject,
): Promise<{ truth: Truth; message: string }> {
  const current = await api.get(before);
  const { status, body } = await api.apply(after, { dryRun: true });
  if (status >= 400) return { truth: 'refused', message: `${status} ${body.message ?? ''}` };
  return { truth: difference(current, body), message: '' };
}

/** Kinds whose pods follow their template. */
const follow: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

function difference({ body: before }: Answer, after: KubernetesObject): Truth {
  if (follow.has(after.kind) && JSON.stringify(before.spec?.template) !== JSON.stringify(after.spec?.template))
    return 'new pods';
  const content = ({ metadata, status: _status, ...rest }: KubernetesObject) =>
    JSON.stringify({ ...rest, labels: metadata.labels, annotations: metadata.annotations });
  return content(before) === content(after) ? 'nothing' : 'taken';
}
