/** Generators of External Secrets without calls and identities. */
export const harmlessGenerators: readonly string[] = ['Password', 'UUID'];

/** Type of a Secret with the token of a service account. @see https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets */
export const accountToken = 'kubernetes.io/service-account-token';
