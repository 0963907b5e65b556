import { resources as schema } from '../../../spec/parts/resources';
import type { SettleContext } from '../context';
import { isMapping } from '../../../model/mapping';

type ResourcesSpec = NonNullable<SettleContext['settings']['resources']>;

/** Keys of a tier with resources of a pod. */
const sizing = ['cpu', 'memory', 'ephemeralStorage', 'requests', 'limits', 'gpu'] as const;

/** Resources of the spec; where the service's own files have only tiers, those of its tier. */
export function tierResources({ settings, own, report }: SettleContext): ResourcesSpec {
  const context = settings.resources ?? {};
  const { tiers, ...said } = own.resources ?? {};
  if (!tiers || Object.keys(said).length > 0) return context;
  const names = Object.keys(tiers);
  const tier = settings.service?.tier ?? (names.length === 1 ? names[0] : undefined);
  const written = tier !== undefined && Object.hasOwn(tiers, tier) ? tiers[tier]! : undefined;
  const inner = isMapping(written?.resources) ? written.resources : written;
  const parts = Object.fromEntries(sizing.flatMap((key) => (inner?.[key] === undefined ? [] : [[key, inner[key]]])));
  const { data, error } = schema.safeParse(parts);
  const path = ['resources', 'tiers', ...(written ? [tier!] : [])];
  const { cpu, memory } = context.requests ?? {};
  if (error) {
    report('E207', path, `expected amounts as under resources, got ${error.issues[0]!.path.join('.') || 'others'}`);
    return context;
  }
  if (Object.keys(parts).length === 0) {
    const why = written ? `tier ${tier} has no amounts` : `service.tier is none of ${names.join(', ')}`;
    report('W206', path, `${why}, and resources are not set elsewhere; emitted requests of ${cpu} and ${memory}`);
    return context;
  }
  report(
    'W206',
    path,
    `resources are those of tier ${tier}, since they are not set elsewhere; set resources.requests to choose`,
  );
  return { ...context, ...shorter(data), tiers };
}

/** Resources of a tier; single amounts are requests, that of memory also a limit. */
function shorter({ cpu, memory, ephemeralStorage, ...rest }: ReturnType<typeof schema.parse>): ResourcesSpec {
  const apart = { ...(cpu && { cpu }), ...(memory && { memory }), ...(ephemeralStorage && { ephemeralStorage }) };
  const requests = { ...rest.limits, ...apart, ...rest.requests };
  return { ...rest, requests };
}
