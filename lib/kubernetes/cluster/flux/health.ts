/** Whether External Secrets has synced the current generation; a status of an earlier one does not count. */
const synced = [
  'has(status.conditions)',
  "status.conditions.exists(e, e.type == 'Ready' && e.status == 'True')",
  'has(status.syncedResourceVersion)',
  "status.syncedResourceVersion.startsWith(string(metadata.generation) + '-')",
].join(' && ');

/** Health checks of secrets: an ExternalSecret without a status would count as ready. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions */
export const secretsSynced = [
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    current: synced,
    inProgress: `!(${synced})`,
  },
] as const;
