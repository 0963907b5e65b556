/**
 * Products that act on their own account, by the domain of their service agent. A project has an agent once its API is
 * enabled, or once somebody asks for it: `gcloud beta services identity create --service=sqladmin.googleapis.com`.
 * @see https://cloud.google.com/iam/docs/service-agents
 */
const domains = {
  storage: 'gs-project-accounts',
  pubsub: 'gcp-sa-pubsub',
  sql: 'gcp-sa-cloud-sql',
  secrets: 'gcp-sa-secretmanager',
  registry: 'gcp-sa-artifactregistry',
  cache: 'gcp-sa-memorystore',
  cluster: 'container-engine-robot',
} as const;

/** A product that uses keys and resources by an agent of its own. */
export type Agent = keyof typeof domains;

/** An agent, as IAM names it. */
export function agentMember(agent: Agent, projectNumber: string): string {
  return `serviceAccount:service-${projectNumber}@${domains[agent]}.iam.gserviceaccount.com`;
}
