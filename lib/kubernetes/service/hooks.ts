import type { Hook, Lifecycle } from '../../model/parts/lifecycle';

/** Hooks by type, in Kubernetes' spelling. @see https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/ */
const handlers: { readonly [T in Hook['type']]: (hook: Extract<Hook, { readonly type: T }>) => object } = {
  exec: ({ command }) => ({ exec: { command } }),
  http: ({ path, port }) => ({ httpGet: { path, port } }),
  sleep: ({ seconds }) => ({ sleep: { seconds } }),
};

/** `lifecycle` of the main container, or none without a hook. */
export function hooks({ postStart, preStop }: Pick<Lifecycle, 'postStart' | 'preStop'>): object | undefined {
  if (!postStart && !preStop) return undefined;
  return { ...(postStart && { postStart: handler(postStart) }), ...(preStop && { preStop: handler(preStop) }) };
}

function handler<T extends Hook['type']>(hook: Extract<Hook, { readonly type: T }>): object {
  const make: (hook: Extract<Hook, { readonly type: T }>) => object = handlers[hook.type as T];
  return make(hook);
}
