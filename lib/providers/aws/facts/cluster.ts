import { z } from 'zod';
import type { Has } from '../../../model/facts';
import { clusterAsks } from './asks';
import { machineOf } from './machine-sizes';
import { refusedPools } from './gpus';

const principals = z.array(z.string().startsWith('arn:')).default([]);

/** Amazon Elastic Kubernetes Service. */
export const cluster = {
  /** A role's name has at most 64: less `-external-secrets`. @see https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
  name: { max: 46, separator: '-' },
  /** Of nodes. @see https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html */
  sizes: { small: 'm7i.large', medium: 'm7i.xlarge', large: 'm7i.2xlarge', xlarge: 'm7i.4xlarge' },
  machine: machineOf,
  asks: clusterAsks,
  options: z.strictObject({
    admins: principals.describe('ARNs of roles and users with all rights in the cluster'),
    viewers: principals.describe('ARNs of roles and users with read-only access'),
    logTypes: z
      .array(z.enum(['api', 'audit', 'authenticator', 'controllerManager', 'scheduler']))
      .default(['api', 'audit', 'authenticator'])
      .describe('Control plane logs that are kept'),
    supportType: z
      .enum(['STANDARD', 'EXTENDED'])
      .default('STANDARD')
      .describe('Whether extended support is used after standard support, at extra cost'),
    serviceCidr: z.string().optional().describe('IPv4 block of Services, such as 172.20.0.0/16'),
    zonalShift: z.boolean().default(false).describe('Whether AWS may shift traffic away from an impaired zone'),
    addonVersions: z
      .record(z.string(), z.string())
      .default({})
      .describe(
        'Version by name of an add-on; what EKS takes for the version of Kubernetes by default, which a plan looks up anew',
      ),
    sharedStorage: z
      .boolean()
      .default(false)
      .describe('Whether there is an EFS file system, with its driver, for volumes of many readers'),
  }),
  literals: ({ name }) => ({ name }),
  refuses: ({ version, nodePools }): { readonly version?: string; readonly nodePools?: string } => ({
    ...(/^1\.\d\d$/.test(version)
      ? {}
      : { version: `expected a minor version, since EKS installs patches itself; got ${version}` }),
    ...refusedPools(nodePools),
  }),
} as const satisfies Has<'cluster'>;
