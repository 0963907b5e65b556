/** Name of the Kubernetes Secret that a backing and its clients read. */
export function credentialsName(name: string): string {
  return `${name}-credentials`;
}

/** Host name of a Kubernetes Service inside its cluster, whatever the cluster's own domain is. */
export function hostName(name: string, namespace: string): string {
  return `${name}.${namespace}.svc`;
}
