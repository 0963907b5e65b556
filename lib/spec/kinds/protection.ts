import { z } from 'zod';
import { idle } from '../parts/forms';
import { also, text } from '../parts/scalars';

const word = z.union([z.boolean(), text.max(64)]);

/** Whether data at rest is encrypted: it always is, and false is an error. */
export const encryption = {
  encryption: also(
    ['encrypted', 'encryptionAtRest', 'serverSideEncryption'],
    z.union([
      word,
      z
        .strictObject({
          enabled: z.boolean().optional(),
          ...idle('type', 'algorithm', 'key', 'keyId', 'kmsKeyId', 'kms', 'atRest', 'inTransit'),
        })
        .transform(({ enabled = true }) => enabled),
    ]),
  )
    .optional()
    .describe('Always on, with a key of its own: false is an error'),
};

/** Whether a backing is reached by TLS: it always is, and false is an error. */
export const tls = {
  ssl: also(
    ['tls', 'sslEnabled', 'tlsEnabled'],
    z.union([
      word,
      z
        .strictObject({ enabled: z.boolean().optional(), ...idle('mode', 'ca', 'verify') })
        .transform(({ enabled = true }) => enabled),
    ]),
  )
    .optional()
    .describe('Always on: false is an error'),
  sslMode: text.max(64).optional().describe('The cloud’s: disable is an error'),
};
