import { z } from 'zod';
import { filePath, scalar, text, variable } from './scalars';

const file = z.strictObject({
  mountPath: filePath.describe('Where the main container sees it'),
  content: z
    .union([text, z.looseObject({})])
    .optional()
    .describe('Text, or a mapping that becomes JSON; merges over base'),
  base: z.looseObject({}).optional().describe('JSON that content is merged into'),
});

/** What a service reads at its start. */
export const config = z
  .strictObject({
    variables: z.record(variable, scalar).describe('Variables; ${database.host} and service://name:port resolve'),
    files: z.record(text.regex(/^[A-Za-z0-9][-A-Za-z0-9_.]{0,252}$/), file).describe('Files, by name'),
    secrets: z
      .record(
        variable,
        z.union([
          text.transform((secret) => ({ secret })),
          z.strictObject({
            secret: text.regex(/^[A-Za-z0-9/_+=.@-]{1,200}$/),
            key: text.regex(/^[-._a-zA-Z0-9]+$/).optional(),
          }),
        ]),
      )
      .describe('Variable -> {secret, key} of the environment’s secret store'),
  })
  .partial();
