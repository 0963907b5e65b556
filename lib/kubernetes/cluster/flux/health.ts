/** Whether External Secrets has read what the object asks for now; a status of the contract before does not count. */
const synced = [
  'has(status.conditions)',
  "status.conditions.exists(e, e.type == 'Ready' && e.status == 'True')",
  'has(status.syncedResourceVersion)',
  "status.syncedResourceVersion.startsWith(string(metadata.generation) + '-')",
].join(' && ');

/** How Flux waits for secrets: an ExternalSecret that has no status yet would count as ready. @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions */
export const secretsSynced = [
  {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    current: synced,
    inProgress: `!(${synced})`,
  },
] as const;
