import type { Platform } from '../../model/platform';
import type { Settings } from '../../spec/service-spec';

type Networking = NonNullable<Settings['networking']>;
type CorsSpec = NonNullable<NonNullable<Networking['ingress']>['cors']>;
type TokensSpec = NonNullable<NonNullable<Settings['security']>['authentication']>;

/** CORS as the model has it, as far as it is said. */
export function corsOf({ maxAge, ...rest }: CorsSpec): NonNullable<Platform['cors']> {
  return { ...rest, ...(maxAge !== undefined && { maxAgeSeconds: maxAge }) };
}

/** Tokens as the model has them, as far as they are said. */
export function tokensOf({ enabled, issuer, audience, jwks }: TokensSpec): NonNullable<Platform['tokens']> {
  return { enabled: enabled ?? false, issuer, jwks, ...(audience && { audiences: audience }) };
}
