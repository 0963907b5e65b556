import type { Ingress } from '../../model/parts/networking';

/** Annotation for cert-manager to issue certificates of an Ingress or a Gateway. */
export function certifiedBy(name: string): Readonly<Record<string, string>> {
  return { 'cert-manager.io/cluster-issuer': name };
}

/** Annotations of an Ingress for its certificate: none for an existing one, and none where the spec names an issuer of the namespace. */
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
