import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** AWS Secrets Manager. */
export const secret = {
  /** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_limits.html */
  name: { max: 253, separator: '-' },
  /** @see https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html */
  nameHeld: true,
  options: z.strictObject({
    description: z.string().max(2048).optional().describe('What it is for'),
    replicaRegions: z
      .array(z.string().regex(/^[a-z0-9-]+$/))
      .default([])
      .describe('Regions that hold a copy'),
    excludeCharacters: z.string().default('').describe('Characters that a generated password must not have'),
    punctuation: z.boolean().default(false).describe('Whether a generated password has punctuation'),
  }),
  regions: ['replicaRegions'],
  literals: ({ name }) => ({ name }),
} as const satisfies Has<'secret'>;

/** AWS Key Management Service. */
export const key = {
  /** 256 less `alias/`. @see https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html */
  name: { max: 250, separator: '-' },
  options: z.strictObject({
    multiRegion: z.boolean().default(false).describe('Whether it can be replicated to other regions'),
    users: z
      .array(z.string().startsWith('arn:'))
      .default([])
      .describe('ARNs of principals, of other accounts too, that encrypt and decrypt'),
  }),
  literals: () => ({}),
} as const satisfies Has<'key'>;

/** Amazon Elastic Container Registry. */
export const registry = {
  /** A repository's name has 256 at most, the registry's and its own. @see https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
  name: { max: 128, separator: '-' },
  options: z.strictObject({
    prefix: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._/-]*$/)
      .optional()
      .describe('First part of the name of each repository; the name of the registry'),
    keepImages: z.int().min(1).optional().describe('Images that each repository keeps; all'),
    pullAccounts: z
      .array(z.string().regex(/^\d{12}$/))
      .default([])
      .describe('Numbers of other accounts that may pull'),
  }),
  literals: () => ({}),
} as const satisfies Has<'registry'>;
