import type { Host } from './found';

/** Parts of an in-cluster host. @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
export interface NamedService {
  /** Name of a Service. */
  readonly name: string;
  /** @default - that of the caller */
  readonly namespace?: string;
  /** Whether it is certainly a Service: it ends in `svc`. */
  readonly sure: boolean;
}

const inCluster = /\.svc(\.cluster\.local)?\.?$/;

/** The Service of a host; undefined for an address or an external host. */
export function namedBy({ host }: Pick<Host, 'host'>): NamedService | undefined {
  if (isLocal(host) || /^[\d[]/.test(host)) return undefined;
  const sure = inCluster.test(host);
  const labels = host.replace(inCluster, '').split('.');
  const parts = isPod(labels) ? labels.slice(1) : labels;
  const [name, namespace, ...more] = parts;
  if (more.length && !sure) return undefined;
  return more.length ? { name: namespace!, namespace: more[0], sure } : { name: name!, namespace, sure };
}

/** A pod of a StatefulSet, before its headless Service. */
function isPod([pod, service]: readonly string[]): boolean {
  const owner = /^(.*)-\d+$/.exec(pod!)?.[1];
  return service !== undefined && owner !== undefined && [owner, `${owner}-headless`].includes(service);
}

/** Whether a host is the pod itself. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}
