import { z } from 'zod';
import { text } from './scalars';

/** A path under `dist/`, whose `*` stands for anything; no folder as a whole. */
const file = text.regex(/^(?!.*\/\.{0,2}(?:\/|$))(?:kubernetes|terraform)\/[\w.*/@+-]*[\w.@+-]$/, {
  error:
    'a path under dist/ such as terraform/stacks/*/backend_override.tf.json, whose * stands for anything, and which names its file',
});

/** What a platform allows that a stranger must not bring in unseen. */
export const allowances = z.strictObject({
  files: z
    .array(file)
    .optional()
    .describe(
      'Files under dist/ that people or other tools write: terraform/stacks/*/backend_override.tf.json; any other makes synth --check fail',
    ),
  terraform: z
    .array(
      text.regex(/^[a-z][a-z0-9_*-]*(?:\.[A-Za-z0-9_*:./@-]+)?$/, {
        error: 'a block as the problem names it, such as data.external, provisioner.local-exec or provider.datadog',
      }),
    )
    .optional()
    .describe(
      'Terraform that services may bring in extra/ and overrides although it runs code, gives rights or reaches beyond their stack: data.external, provisioner.local-exec, provider.datadog, aws_iam_*',
    ),
});
