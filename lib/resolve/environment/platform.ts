import { nothingAllowed } from '../../model/allowed';
import { trimEnd } from '../../model/trim';
import type { Platform } from '../../model/platform';
import type { Parsed } from '../../spec/parse';
import type { PlatformSpec } from '../../spec/platform-spec';
import { defaultGateway } from '../settings/defaults';
import { monitoringOf } from '../settings/platform-monitoring';
import { corsOf, tokensOf } from '../settings/gateway-settings';

/** A platform with all defaults filled in. */
export function settlePlatform({ name, file, spec }: Parsed<PlatformSpec>): Platform {
  const { domain, registry, gateway, gitops } = spec;
  return {
    name,
    source: file,
    domain,
    registry: trimEnd(registry, '/'),
    gateway: gateway?.type ?? defaultGateway,
    ...(gateway?.cors && { cors: corsOf(gateway.cors) }),
    ...(gateway?.auth && { tokens: tokensOf(gateway.auth) }),
    basePath: trimEnd(spec.basePath ?? '', '/'),
    contact: spec.contact ?? `platform@${domain}`,
    gitops: { url: gitops.repository, branch: gitops.branch ?? 'main', secret: gitops.secret, verify: gitops.verify },
    ...(spec.helm && { helm: spec.helm }),
    ...(spec.allow && { allow: { ...nothingAllowed, ...spec.allow } }),
    tiers: spec.tiers ?? {},
    regions: spec.regions,
    aliases: spec.aliases ?? {},
    environmentContract: spec.environmentContract ?? {},
    labels: spec.labels ?? {},
    tags: spec.tags ?? {},
    storageClasses: spec.storageClasses ?? {},
    priorities: spec.priorities ?? {},
    ...(spec.monitoring && { monitoring: monitoringOf(spec.monitoring) }),
    ...(spec.permits && { permits: spec.permits }),
    ...(spec.extraKinds && { extraKinds: spec.extraKinds }),
    ...(spec.permissionsBoundaries && { permissionsBoundaries: spec.permissionsBoundaries }),
  };
}
