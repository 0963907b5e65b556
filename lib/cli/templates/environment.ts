/** Stage of a new environment. */
export const stages = ['development', 'staging', 'production'] as const;

interface Start {
  readonly region: string;
  readonly account: string;
  readonly accountMeans: string;
  /** A further line of the placement, with a comment above it. @default - none */
  readonly deployers?: string;
  readonly backend: string;
  /** Name of the state store, from that of the platform: an Azure storage account has at most 24 letters and digits. */
  readonly store: (platform: string) => string;
}

/** Template values of an environment by cloud; none where neither account nor state is needed. */
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

/** Clouds with a template of an environment. */
export const startClouds = Object.keys(starts);

/** `apps/<platform>/environments/<environment>.yaml` of a new environment. */
export function environmentTemplate(platform: string, stage: string, cloud: string): string {
  const start = starts[cloud];
  const head = `# development, staging or production; defaults of policy follow from it.
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
${start.deployers === undefined ? '' : `    # Object id of the group of principals that apply its stacks, CI included.\n    deployers: ["${start.deployers}"]\n`}
# Terraform backend.
state: { backend: ${start.backend}, store: ${start.store(platform)}, region: ${start.region} }
`;
}
