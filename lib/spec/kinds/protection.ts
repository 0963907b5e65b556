import { z } from 'zod';
import { idle, said } from '../parts/forms';
import { also, filePath, text } from '../parts/scalars';

const word = z.union([z.boolean(), text.max(64)]);

/** Whether data at rest is encrypted: it always is, and false is an error. */
export const encryption = {
  encryption: also(
    ['encrypted', 'encryptionAtRest', 'serverSideEncryption'],
    z.union([
      word,
      z
        .strictObject({
          enabled: z.boolean().describe('false is an error'),
          atRest: z.boolean().describe('false is an error'),
          inTransit: z.boolean().describe('false is an error'),
          algorithm: also(['type'], text.max(64)).describe('AES-256 with a key of its own; anything else is told'),
          key: also(['keyId', 'kmsKeyId', 'kmsKey', 'kms'], text.max(2048)).describe(
            'Told: one key encrypts all that a stack stores, as security.encryption.key says',
          ),
        })
        .partial()
        .transform((one) => said(one)),
    ]),
  )
    .optional()
    .describe('Always on, with a key of its own: false is an error'),
};

const enabled = z.boolean().optional().describe('false is an error');

/** Whether a backing is reached by TLS: it always is, and false is an error. */
function ssl<Long extends z.ZodObject>(long: Long) {
  return {
    ssl: also(['tls', 'sslEnabled', 'tlsEnabled'], z.union([word, long.transform((one) => said(one))]))
      .optional()
      .describe('Always on: false is an error'),
  };
}

const ca = also(['caFile', 'rootCert', 'sslRootCert'], filePath).optional();

/** How a service checks whom it speaks to. */
export const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

const mode = z.enum(modes).optional();

/** TLS of a database. */
export const databaseTls = {
  ...ssl(
    z.strictObject({
      enabled,
      mode: mode.describe('DATABASE_SSL_MODE; what allows plain connections is an error'),
      verify: z.boolean().optional().describe('true: mode verify-full'),
      ca: ca.describe('DATABASE_SSL_CA: file of the authorities that are trusted, in the container'),
    }),
  ),
  sslMode: mode.describe('The same as ssl.mode'),
};

/** TLS of a cache. */
export const cacheTls = ssl(
  z.strictObject({
    enabled,
    verify: z.boolean().optional().describe('false is an error'),
    ca: ca.describe('CACHE_TLS_CA: file of the authorities that are trusted, in the container'),
    ...idle('mode'),
  }),
);

/** TLS of what an environment shares, whose clients say the rest. */
export const plainTls = ssl(z.strictObject({ enabled }));
