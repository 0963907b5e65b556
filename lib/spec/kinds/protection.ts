import { z } from 'zod';
import { idle, said } from '../parts/forms';
import { also, filePath, text } from '../parts/scalars';

const word = z.union([z.boolean(), text.max(64)]);

/** Encryption at rest: always on, and false is an error. */
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
          algorithm: also(['type'], text.max(64)).describe(
            'Always AES-256 with a key of its own; anything else gives a warning',
          ),
          key: also(['keyId', 'kmsKeyId', 'kmsKey', 'kms'], text.max(2048)).describe(
            'Gives a warning: one key encrypts all data of a stack; set security.encryption.key',
          ),
        })
        .partial()
        .transform((one) => said(one)),
    ]),
  )
    .optional()
    .describe('Always on, with a key of its own; false is an error'),
};

const enabled = z.boolean().optional().describe('false is an error');

/** TLS to a backing: always on, and false is an error. */
function ssl<Long extends z.ZodObject>(long: Long) {
  return {
    ssl: also(['tls', 'sslEnabled', 'tlsEnabled'], z.union([word, long.transform((one) => said(one))]))
      .optional()
      .describe('Always on; false is an error'),
  };
}

const ca = also(['caFile', 'rootCert', 'sslRootCert'], filePath).optional();

/** Verification of the server's certificate. */
export const modes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

const mode = z.enum(modes).optional();

/** TLS of a database. */
export const databaseTls = {
  ...ssl(
    z.strictObject({
      enabled,
      mode: mode.describe('DATABASE_SSL_MODE; a mode that allows unencrypted connections is an error'),
      verify: z.boolean().optional().describe('true: mode verify-full'),
      ca: ca.describe('DATABASE_SSL_CA: file of trusted certificate authorities in the container'),
    }),
  ),
  sslMode: mode.describe('As ssl.mode'),
};

/** TLS of a cache. */
export const cacheTls = ssl(
  z.strictObject({
    enabled,
    verify: z.boolean().optional().describe('false is an error'),
    ca: ca.describe('CACHE_TLS_CA: file of trusted certificate authorities in the container'),
    ...idle('mode'),
  }),
);

/** TLS of a shared backing; clients set the rest. */
export const plainTls = ssl(z.strictObject({ enabled }));
