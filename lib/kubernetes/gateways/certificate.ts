import type { Ingress } from '../../model/parts/networking';

/** Annotation that has cert-manager fetch the certificates of an Ingress or a Gateway. */
export function certifiedBy(name: string): Readonly<Record<string, string>> {
  return { 'cert-manager.io/cluster-issuer': name };
}

/** What an Ingress says of its certificate: one that is there is nobody's to ask for, and an author may name an issuer of the namespace. */
export function certified({
  tls,
  certificate,
  issuer: named,
  ownIssuer,
  annotations,
}: Pick<Ingress, 'tls' | 'certificate' | 'issuer' | 'ownIssuer' | 'annotations'>): Readonly<Record<string, string>> {
  const asked = named ?? ownIssuer;
  return tls && !certificate && asked && !('cert-manager.io/issuer' in annotations) ? certifiedBy(asked) : {};
}
