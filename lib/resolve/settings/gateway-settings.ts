import type { Platform } from '../../model/platform';
import type { Settings } from '../../spec/service-spec';

type Networking = NonNullable<Settings['networking']>;
type CorsSpec = NonNullable<NonNullable<Networking['ingress']>['cors']>;
type TokensSpec = NonNullable<NonNullable<Settings['security']>['authentication']>;

/** CORS of the model, as far as it is set. */
export function corsOf({ maxAge, ...rest }: CorsSpec): NonNullable<Platform['cors']> {
  return { ...rest, ...(maxAge !== undefined && { maxAgeSeconds: maxAge }) };
}

/** Required tokens of the model, as far as they are set. */
export function tokensOf({ enabled, issuer, audience, jwks }: TokensSpec): NonNullable<Platform['tokens']> {
  return { enabled: enabled ?? false, issuer, jwks, ...(audience && { audiences: audience }) };
}
