import type { Cloud, Clouds } from '../cloud/cloud';
import type { Placement } from '../model/environment';
import type { Facts } from '../model/facts';
import { facts } from './facts';

/** A cloud: what is known of it at once, and its construct classes, loaded when something uses it. */
export interface CloudEntry {
  readonly facts: Facts;
  readonly load: () => Promise<Cloud>;
  /** Optional package that has its bindings, with its version. @default - none is needed */
  readonly peer?: `${string}@${string}`;
  /** Loads what knows the certificates that sign those of its databases, in PEM. @default - nobody knows them beforehand */
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

/** Loads construct classes, which takes seconds a cloud, of those clouds that a unit uses. */
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

/** An optional package that a spec calls for and nobody installed; its message is the way out. */
export class MissingPackage extends Error {
  override readonly name = 'MissingPackage';
}

/** A loader that says which optional package to install where that is what it lacks. */
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
