/** Generators of External Secrets that ask no one, and use no identity. */
export const harmlessGenerators: readonly string[] = ['Password', 'UUID'];

/** Type of a Secret that is the token of an account. @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
export const accountToken = 'kubernetes.io/service-account-token';
