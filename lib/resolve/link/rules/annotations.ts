import { foreign, meaning } from './controllers';
import type { RuleContext, Rule } from './rule';

type Words = Readonly<Record<string, string>>;
type ReportKey = (code: 'E317' | 'W206', key: string, message: string) => void;

/** Annotations of a spec, and those of Strata on the same object. */
interface Place {
  readonly given: Words;
  readonly ours: Words;
  readonly tell: ReportKey;
}

/** Reports annotations that are code to the gateway, are for another one, or are replaced by Strata. */
export const annotations: Rule = (about) => {
  const { gateways, platform } = about.context;
  const { reads = [] } = gateways[platform.gateway]!;
  for (const { given, ours, tell } of places(about))
    for (const [key, value] of Object.entries(given)) {
      const controller = foreign(key, reads, gateways);
      if (Object.values(gateways).some(({ refuses }) => refuses?.test(key)))
        tell('E317', key, `expected no code in an annotation, got ${key}`);
      else if (controller)
        tell(
          'W206',
          key,
          `${key}: an annotation for ${controller}, which ${platform.gateway} does not read; emitted as it is${doneBy(key)}`,
        );
      else if (Object.hasOwn(ours, key) && ours[key] !== value)
        tell('W206', key, `${key}: Strata sets it to ${ours[key]}; emitted so${doneBy(key)}`);
    }
};

function doneBy(key: string): string {
  const known = meaning(key);
  return known ? `: use ${known}` : '';
}

/** Every place with annotations in a service. */
function places({ one: { service }, context: { gateways, platform }, tell, tellMetadata }: RuleContext): Place[] {
  const { name, metadata, networking, migration, volumes } = service;
  const gateway = gateways[platform.gateway]!;
  const { ingress, endpoints } = networking;
  const route = (ingress && gateway.annotations?.(ingress)) ?? {};
  const answering = (ingress && gateway.serviceAnnotations?.(ingress, name)) ?? {};
  const keeps = volumes.some(({ source }) => source.type === 'claim');
  const common: Words = {
    ...route,
    ...answering,
    ...service.annotations,
    ...(metadata.team && { 'strata.dev/team': metadata.team }),
    ...(metadata.owner && { 'strata.dev/owner': metadata.owner }),
    ...(keeps && { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' }),
    ...(migration && { 'kustomize.toolkit.fluxcd.io/force': 'Enabled' }),
  };
  return [
    {
      given: ingress?.annotations ?? {},
      ours: route,
      tell: (code, key, message) => tell(code, ['networking', 'ingress', 'annotations', key], message),
    },
    ...endpoints.map((one, index) => ({
      given: one.annotations,
      ours: one.name === ingress?.service ? answering : {},
      tell: ((code, key, message) =>
        tell(code, ['networking', 'services', index, 'annotations', key], message)) satisfies ReportKey as ReportKey,
    })),
    {
      given: metadata.annotations,
      ours: common,
      tell: (code, key, message) => tellMetadata(code, ['annotations', key], message),
    },
  ];
}
