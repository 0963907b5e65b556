import { z } from 'zod';
import { features } from './catalogue';
import { byName, said } from './forms';
import { also, bare, filePath, text } from './scalars';
import { variablesFrom } from './references';
import { type NamedSecret, secrets, variables } from './variables';

const fileName = text.regex(/^(?!constructor$)[A-Za-z0-9][-A-Za-z0-9_.]{0,252}$/);

const parts = {
  mountPath: also(['path', 'mount', 'target'], filePath).describe('Mount path in the main container'),
  content: also(['data', 'contents'], z.union([bare(text), z.looseObject({}).meta({ open: 'json' })]))
    .optional()
    .describe('Text, or a mapping that becomes JSON and is merged over base'),
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

/** Configuration of a service. */
export const config = z
  .strictObject({
    variables: also(['env', 'environment', 'environmentVariables', 'envVars', 'vars'], variables).describe(
      'Environment variables; ${database.host} and service://name:port are resolved, and the host of a Service of the platform opens its flow in NetworkPolicies; $(NAME) is another variable of the container, and $$(NAME) the text $(NAME)',
    ),
    envFrom: also(['variablesFrom'], variablesFrom).describe(
      'ConfigMaps and Secrets of the namespace, all of whose keys become variables, as in Kubernetes; config.variables takes precedence',
    ),
    files: also(['configFiles'], files).describe('Files, by name'),
    secrets: also(['secretRefs', 'secretEnv'], secrets).describe(
      'Variable -> {secret, key} of the environment’s secret store; a STRIPE_KEY of a list, without secret, is <platform>-stripe-key in the store',
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
