/** Release of Kubernetes whose validation the rules are read from. */
export const kubernetesRelease = 'v1.36.3';

/** A file of that release's source. */
export function kubernetesSource(path: string): string {
  return `https://github.com/kubernetes/kubernetes/blob/${kubernetesRelease}/${path}`;
}

/** Validation of a group of the Kubernetes API. */
export function validationOf(group: string): string {
  return kubernetesSource(`pkg/apis/${group}/validation/validation.go`);
}

/** A page of the Kubernetes documentation. */
export function kubernetesPage(path: string): string {
  return `https://kubernetes.io/docs/${path}`;
}
