/** Plugins of Kong that run what they are told. @see https://developer.konghq.com/plugins/?category=serverless */
export const codePlugins: readonly string[] = [
  'pre-function',
  'post-function',
  'aws-lambda',
  'azure-functions',
  'openwhisk',
  'exit-transformer',
  'request-callout',
];

/** Generators of External Secrets that ask no one, and use no identity. */
export const harmlessGenerators: readonly string[] = ['Password', 'UUID'];

/** Type of a Secret that is the token of an account. @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
export const accountToken = 'kubernetes.io/service-account-token';
