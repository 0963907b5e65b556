import { z } from 'zod';
import type { Has } from '../../../model/facts';

/** A moment in UTC, as Key Vault takes it: `2030-01-01T00:00:00Z`. */
const moment = z.iso.datetime();

/** Secrets of Azure Key Vault. */
export const secret = {
  /** @see https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers */
  name: { max: 127, separator: '-' },
  options: z.strictObject({
    contentType: z.string().max(255).optional().describe('What it holds, for people: text/plain'),
    notBefore: moment.optional().describe('Moment before which it should not be used'),
    expires: moment.optional().describe('Moment after which it should not be used'),
  }),
  literals: ({ name }) => ({ name }),
} as const satisfies Has<'secret'>;

/** Keys of Azure Key Vault. */
export const key = {
  /** @see https://learn.microsoft.com/azure/key-vault/general/about-keys-secrets-certificates#object-identifiers */
  name: { max: 127, separator: '-' },
  options: z.strictObject({
    /** @see https://learn.microsoft.com/azure/key-vault/keys/about-keys */
    hsm: z.boolean().default(false).describe('Whether it is kept in hardware; the vault must be premium'),
    size: z
      .union([z.literal(2048), z.literal(3072), z.literal(4096)])
      .default(3072)
      .describe('Bits'),
  }),
  literals: () => ({}),
} as const satisfies Has<'key'>;
