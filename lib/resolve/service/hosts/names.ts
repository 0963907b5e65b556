import type { Host } from './found';

/** A host as the names of a cluster are made of. @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/ */
export interface NamedService {
  /** Name of a Service. */
  readonly name: string;
  /** @default - that of whoever asks */
  readonly namespace?: string;
  /** Whether it can be nothing but a Service: it ends in `svc`. */
  readonly sure: boolean;
}

const inCluster = /\.svc(\.cluster\.local)?\.?$/;

/** What a host names in a cluster; nothing where it is an address, or somewhere else. */
export function namedBy({ host }: Pick<Host, 'host'>): NamedService | undefined {
  if (isLocal(host) || /^[\d[]/.test(host)) return undefined;
  const sure = inCluster.test(host);
  const labels = host.replace(inCluster, '').split('.');
  const parts = isPod(labels) ? labels.slice(1) : labels;
  const [name, namespace, ...more] = parts;
  if (more.length && !sure) return undefined;
  return more.length ? { name: namespace!, namespace: more[0], sure } : { name: name!, namespace, sure };
}

/** A pod of a StatefulSet, before the Service that tells them apart. */
function isPod([pod, service]: readonly string[]): boolean {
  const owner = /^(.*)-\d+$/.exec(pod!)?.[1];
  return service !== undefined && owner !== undefined && [owner, `${owner}-headless`].includes(service);
}

/** Whether a host is the pod itself. */
export function isLocal(host: string): boolean {
  return host === 'localhost' || host.startsWith('127.') || host === '[::1]';
}
