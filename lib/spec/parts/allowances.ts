import { z } from 'zod';
import { text } from './scalars';

/** A path under `dist/`, in which `*` matches any text; no whole folder. */
const file = text.regex(/^(?!.*\/\.{0,2}(?:\/|$))(?:kubernetes|terraform)\/[\w.*/@+-]*[\w.@+-]$/, {
  error:
    'a path under dist/ such as terraform/stacks/*/backend_override.tf.json, in which * matches any text, with a file name',
});

/** What a platform allows that a pull request must not add unnoticed. */
export const allowances = z.strictObject({
  files: z
    .array(file)
    .optional()
    .describe(
      'Files under dist/ that Strata does not write: terraform/stacks/*/backend_override.tf.json; any other file makes synth --check fail',
    ),
  terraform: z
    .array(
      text.regex(/^[a-z][a-z0-9_*-]*(?:\.[A-Za-z0-9_*:./@-]+)?$/, {
        error: 'a block as the problem names it, such as data.external, provisioner.local-exec or provider.datadog',
      }),
    )
    .optional()
    .describe(
      'Terraform that services may use in extra/ and overrides although it runs code, grants rights or reaches beyond their stack: data.external, provisioner.local-exec, provider.datadog, aws_iam_*',
    ),
});
