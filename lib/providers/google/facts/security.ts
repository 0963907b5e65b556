import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** Members of IAM, such as `group:team@example.com`. @see https://cloud.google.com/iam/docs/principal-identifiers */
const members = z.array(z.string().regex(/^([a-zA-Z]+:|principal(Set)?:\/\/)\S+$/)).default([]);

/** Secret Manager. */
export const secret = {
  /** @see https://cloud.google.com/secret-manager/docs/reference/rest/v1/projects.secrets/create */
  name: { max: 255, separator: '-' },
  options: z.strictObject({
    description: z.string().max(1024).optional().describe('What it is for'),
    replicaRegions: z
      .array(z.string().regex(/^[a-z0-9-]+$/))
      .default([])
      .describe('Regions that hold a copy'),
  }),
  regions: ['replicaRegions'],
  literals: ({ name }) => ({ name }),
} as const satisfies Has<'secret'>;

/** Cloud Key Management Service. */
export const key = {
  /** @see https://cloud.google.com/kms/docs/reference/rest/v1/projects.locations.keyRings/create */
  name: { max: 63, separator: '-' },
  options: z.strictObject({
    /** @see https://cloud.google.com/kms/docs/protection-levels */
    protection: z.enum(['SOFTWARE', 'HSM']).default('SOFTWARE').describe('Where the key is kept'),
    users: members.describe('Members of IAM that encrypt and decrypt'),
  }),
  /** @see https://cloud.google.com/kms/docs/destroy-restore */
  most: { deletionWindowDays: 120 },
  least: { deletionWindowDays: 1, rotationDays: 1 },
  literals: () => ({}),
} as const satisfies Has<'key'>;

/** Artifact Registry. */
export const registry = {
  /** @see https://cloud.google.com/artifact-registry/docs/repositories/create-repos */
  name: { max: 63, separator: '-' },
  options: z.strictObject({
    description: z.string().max(1024).optional().describe('What it is for'),
    keepImages: z.int().min(1).optional().describe('Newest images of each name that are kept; all'),
    readers: members.describe('Members of IAM that may pull'),
  }),
  literals: ({ name, placement: { account, region } }) => ({ host: `${region}-docker.pkg.dev/${account}/${name}` }),
} as const satisfies Has<'registry'>;
