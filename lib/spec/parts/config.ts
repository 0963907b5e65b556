import { z } from 'zod';
import { features } from './catalogue';
import { byName, said } from './forms';
import { also, bare, filePath, text } from './scalars';
import { variablesFrom } from './references';
import { type NamedSecret, secrets, variables } from './variables';

const fileName = text.regex(/^(?!constructor$)[A-Za-z0-9][-A-Za-z0-9_.]{0,252}$/);

const parts = {
  mountPath: also(['path', 'mount', 'target'], filePath).describe('Where the main container sees it'),
  content: also(['data', 'contents'], z.union([bare(text), z.looseObject({}).meta({ open: 'json' })]))
    .optional()
    .describe('Text, or a mapping that becomes JSON; merges over base'),
  base: z.looseObject({}).meta({ open: 'json' }).optional().describe('JSON that content is merged into'),
};

/** Files by name, or a list. */
const files = z.union([
  z.record(fileName, z.strictObject(parts)),
  z.array(z.strictObject({ name: fileName, ...parts })).transform((all, context) => {
    const files = all.map(({ name, ...file }) => [name, file] as const);
    return byName(files, context);
  }),
]);

/** What a service reads at its start. */
export const config = z
  .strictObject({
    variables: also(['env', 'environment', 'environmentVariables', 'envVars', 'vars'], variables).describe(
      'Variables; ${database.host} and service://name:port resolve, and a host that is a Service of the platform opens its flow; $(NAME) is another variable of the container, and $$(NAME) the text $(NAME)',
    ),
    envFrom: also(['variablesFrom'], variablesFrom).describe(
      'ConfigMaps and Secrets of the namespace whose every key is a variable, as Kubernetes spells it; variables win over them',
    ),
    files: also(['configFiles'], files).describe('Files, by name'),
    secrets: also(['secretRefs', 'secretEnv'], secrets).describe(
      'Variable -> {secret, key} of the environment’s secret store; STRIPE_KEY of a list, without secret, is <platform>-stripe-key there',
    ),
    featureFlags: also(['flags'], features.shape.flags).describe('Shorter form of features.flags'),
  })
  .partial()
  .transform(({ variables: all, secrets: own, ...rest }) => {
    const hidden: Readonly<Record<string, NamedSecret>> = { ...all?.secrets, ...own };
    return said({
      ...rest,
      variables: all?.variables,
      references: all && Object.keys(all.references).length ? all.references : undefined,
      secrets: own || Object.keys(hidden).length ? hidden : undefined,
    });
  });
