import type { Cloud, Clouds } from '../cloud/cloud';
import type { Placement } from '../model/environment';
import type { Facts } from '../model/facts';
import { facts } from './facts';

/** A cloud: its facts, and its construct classes, loaded on demand. */
export interface CloudEntry {
  readonly facts: Facts;
  readonly load: () => Promise<Cloud>;
  /** Optional package that has its bindings, with its version. @default - none is needed */
  readonly peer?: `${string}@${string}`;
  /** Loads the root certificates of its databases in PEM. @default - not known in advance */
  readonly certificates?: () => Promise<(placement: Placement) => string | undefined>;
}

/** Packages with the bindings of each cloud's Terraform provider. */
const peers = {
  aws: '@cdktf/provider-aws@20.1.0',
  azure: '@cdktf/provider-azurerm@14.23.1',
  cloudflare: '@cdktf/provider-cloudflare@13.9.1',
  google: '@cdktf/provider-google@16.12.1',
} as const;

/** Clouds that are built in; spread them to add one. */
export const clouds: Readonly<Record<string, CloudEntry>> = {
  aws: {
    facts: facts.aws!,
    peer: peers.aws,
    load: needing(peers.aws, async () => (await import('./aws')).aws),
    certificates: async () => (await import('./aws/certificates')).certificates,
  },
  azure: {
    facts: facts.azure!,
    peer: peers.azure,
    load: needing(peers.azure, async () => (await import('./azure')).azure),
    certificates: async () => (await import('./azure/certificates')).certificates,
  },
  cloudflare: {
    facts: facts.cloudflare!,
    peer: peers.cloudflare,
    load: needing(peers.cloudflare, async () => (await import('./cloudflare')).cloudflare),
  },
  google: {
    facts: facts.google!,
    peer: peers.google,
    load: needing(peers.google, async () => (await import('./google')).google),
  },
  ionos: { facts: facts.ionos!, load: async () => (await import('./ionos')).ionos },
  local: { facts: facts.local!, load: async () => (await import('./local')).local },
};

/** Loads construct classes of the clouds of a unit, which takes seconds for each. */
export async function loadClouds(
  entries: Readonly<Record<string, CloudEntry>>,
  names: readonly string[],
): Promise<Clouds> {
  const loaded = names.map(async (name) => {
    const entry = entries[name];
    if (!entry) throw new Error(`expected one of ${Object.keys(entries).join(', ')}; got ${name}`);
    return [name, await entry.load()] as const;
  });
  return Object.fromEntries(await Promise.all(loaded));
}

/** A missing optional package that a spec needs; its message has the remedy. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';
}

/** A loader that names the missing optional package to install. */
export function needing(peer: `${string}@${string}`, load: () => Promise<Cloud>): () => Promise<Cloud> {
  const name = peer.slice(0, peer.lastIndexOf('@'));
  return () =>
    load().catch((cause: NodeJS.ErrnoException) => {
      const missing = cause.code === 'MODULE_NOT_FOUND' && cause.message.includes(`'${name}/`);
      throw missing
        ? new MissingPackage(`${name} is not installed: npm install --save-exact ${peer}`, { cause })
        : cause;
    });
}
