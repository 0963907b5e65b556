/** How seriously a new environment is run. */
export const stages = ['development', 'staging', 'production'] as const;

interface Start {
  readonly region: string;
  readonly account: string;
  readonly accountMeans: string;
  /** A further line of the placement, with a comment above it. @default - none */
  readonly deployers?: string;
  readonly backend: string;
  /** Name of the store, from the platform's: an Azure storage account takes no hyphens and 24 characters. */
  readonly store: (platform: string) => string;
}

/** What an environment on each cloud starts from; none for the one that needs neither account nor state. */
const starts: Readonly<Record<string, Start | undefined>> = {
  local: undefined,
  aws: {
    region: 'eu-central-1',
    account: '111111111111',
    accountMeans: 'AWS account',
    backend: 's3',
    store: (platform) => `${platform.slice(0, 46)}-terraform-state`,
  },
  azure: {
    region: 'westeurope',
    account: '00000000-0000-0000-0000-000000000000',
    accountMeans: 'Azure subscription',
    deployers: '00000000-0000-0000-0000-000000000000',
    backend: 'azurerm',
    store: (platform) => `${platform.replaceAll('-', '').slice(0, 17)}tfstate`,
  },
};

/** Clouds that an environment can start on. */
export const startClouds = Object.keys(starts);

/** `apps/<platform>/environments/<environment>.yaml` of a new environment. */
export function environmentTemplate(platform: string, stage: string, cloud: string): string {
  const start = starts[cloud];
  const head = `# What policy follows: development, staging or production.
stage: ${stage}
# Cloud of the secret store, and of each backing that names no other.
cloud: ${cloud}
`;
  if (!start) return head;
  return `${head}
placements:
  ${cloud}:
    region: ${start.region}
    # Put your own ${start.accountMeans} here.
    account: "${start.account}"
${start.deployers === undefined ? '' : `    # Object id of the group of those who apply its stacks, machines among them.\n    deployers: ["${start.deployers}"]\n`}
# Where Terraform keeps its state.
state: { backend: ${start.backend}, store: ${start.store(platform)}, region: ${start.region} }
`;
}
