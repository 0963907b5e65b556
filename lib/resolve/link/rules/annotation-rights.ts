import type { GatewayTable } from '../../../model/gateway-facts';
import type { Permit } from '../../../model/permits';

interface Right {
  /** Whether an annotation or a label gives it. */
  readonly isMeant: (key: string, gateways: GatewayTable) => boolean;
  readonly permit: Permit;
  readonly wanted: string;
  /** Whether a value is the service's own to say. @default - none is */
  readonly allows?: (value: string, about: About) => boolean;
}

/** Whose annotation or label it is. */
interface About {
  /** Host at which the service answers. @default - it answers at none */
  readonly host?: string;
  /** Annotations of its account that Strata makes. @default - none */
  readonly account?: Readonly<Record<string, string>>;
  /** Annotation or label. */
  readonly key: string;
  readonly kind?: string;
  /** What is known of all gateways. */
  readonly gateways: GatewayTable;
}

/** Annotations and labels by which controllers give more than a service may take. */
const rights: readonly Right[] = [
  {
    isMeant: (key) => /snippets?$/.test(key),
    permit: 'code',
    wanted: 'no code in an annotation',
  },
  {
    isMeant: (key) => /^(\w+\.)?(toolkit\.)?fluxcd\.io\//.test(key),
    permit: 'flux',
    wanted: 'nothing that tells Flux how to apply it',
    // Data stays when Flux no longer finds what holds it.
    allows: (_, { key, kind }) =>
      key === 'kustomize.toolkit.fluxcd.io/prune' && (kind === undefined || kind === 'PersistentVolumeClaim'),
  },
  {
    isMeant: (key, gateways) =>
      key === 'external-dns.alpha.kubernetes.io/hostname' ||
      Object.values(gateways).some(({ hostAnnotations }) => hostAnnotations?.includes(key)),
    permit: 'hosts',
    wanted: 'the host of the service',
    allows: (value, { host }) => value.split(',').every((one) => one.trim() === host),
  },
  {
    isMeant: (key) =>
      /^(eks\.amazonaws\.com\/|iam\.gke\.io\/|azure\.workload\.identity\/(client-id|tenant-id))/.test(key),
    permit: 'accounts',
    wanted: 'no role of a cloud but that of the service',
    allows: (value, { account, key }) => account?.[key] === value,
  },
];

/** What an annotation or a label takes that a service may not take by itself; nothing where it takes nothing. */
export function rightOf(
  value: string,
  about: About,
): { readonly permit: Permit; readonly message: string } | undefined {
  const found = rights.find(({ isMeant, allows }) => isMeant(about.key, about.gateways) && !allows?.(value, about));
  return found && { permit: found.permit, message: `expected ${found.wanted}, got ${about.key}` };
}
