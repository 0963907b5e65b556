import type { Ingress } from '../../model/parts/networking';

/** Name of the ClusterIssuer that certificates are asked of. */
export const issuer = 'letsencrypt';

/** Annotation that has cert-manager fetch the certificates of an Ingress or a Gateway. */
export function certifiedBy(name = issuer): Readonly<Record<string, string>> {
  return { 'cert-manager.io/cluster-issuer': name };
}

/** What an Ingress says of its certificate: one that is there is nobody's to ask for, and an author may name an issuer of the namespace. */
export function certified({
  tls,
  certificate,
  issuer: named,
  annotations,
}: Pick<Ingress, 'tls' | 'certificate' | 'issuer' | 'annotations'>): Readonly<Record<string, string>> {
  return tls && !certificate && !('cert-manager.io/issuer' in annotations) ? certifiedBy(named) : {};
}
