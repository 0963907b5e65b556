/** Annotation of what Flux leaves in the cluster when it is no longer in the repository. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#prune */
export const keep = { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' } as const;
