import { quoted } from '../promql/quote';
import type { Running } from '../running';

/** Matchers of what a service exposes itself, in the environment and pods that a reader chose. */
export function own({ service }: Running): string {
  return `namespace="$namespace",service=${quoted(service)},pod=~"$pod"`;
}

/** Matchers of its container, as the kubelet and kube-state-metrics have it. */
export function container({ service }: Running): string {
  return `namespace="$namespace",container=${quoted(service)},pod=~"$pod"`;
}
