/**
 * Products that act on their own account, by the domain of their service agent and the API that it belongs to. The agent of an enabled API is created later, in most cases only on request.
 * @see https://cloud.google.com/iam/docs/service-agents
 */
export const agents = {
  storage: { domain: 'gs-project-accounts', api: 'storage.googleapis.com' },
  pubsub: { domain: 'gcp-sa-pubsub', api: 'pubsub.googleapis.com' },
  sql: { domain: 'gcp-sa-cloud-sql', api: 'sqladmin.googleapis.com' },
  secrets: { domain: 'gcp-sa-secretmanager', api: 'secretmanager.googleapis.com' },
  registry: { domain: 'gcp-sa-artifactregistry', api: 'artifactregistry.googleapis.com' },
  cache: { domain: 'gcp-sa-memorystore', api: 'memorystore.googleapis.com' },
  cluster: { domain: 'container-engine-robot', api: 'container.googleapis.com' },
} as const;

/** A product that uses keys and resources by an agent of its own. */
export type Agent = keyof typeof agents;

/** An agent, as IAM names it. */
export function agentMember(agent: Agent, projectNumber: string): string {
  return `serviceAccount:service-${projectNumber}@${agents[agent].domain}.iam.gserviceaccount.com`;
}
