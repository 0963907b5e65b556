import { type RunProgram, ProgramError, demand } from './program';
import type { Package } from './package';

/** A package in a registry. */
export interface Pushed extends Package {
  /** `host/path/name:version`, as the registry has it. */
  readonly reference: string;
  /** Digest of the manifest, which is what is signed and pinned. */
  readonly manifest: string;
}

/** Where packages go. */
export interface Registry {
  /** `oci://host/path` */
  readonly url: string;
  /** Whether it speaks HTTP, as one on this machine does. */
  readonly plainHttp: boolean;
}

const install = {
  missing: 'see https://helm.sh/docs/intro/install/',
  refused: 'helm registry login <host> gives rights to push; --plain-http is for a registry without TLS',
};
const signing = {
  missing: 'see https://docs.sigstore.dev/cosign/system_config/installation/',
  refused: 'the chart is pushed, and not signed; words after -- go to cosign sign',
};

/** Pushes a package by Helm, below the name of its platform. */
export function push(one: Package, { url, plainHttp }: Registry, run: RunProgram): Pushed {
  const target = `${url.replace(/\/$/, '')}/${one.platform}`;
  const text = demand(run, 'helm', ['push', one.file, target, ...(plainHttp ? ['--plain-http'] : [])], install);
  const manifest = /^Digest: (sha256:[0-9a-f]{64})$/m.exec(text)?.[1];
  if (!manifest) throw new ProgramError(`helm push: expected a digest, got: ${text}`);
  // A tag has no plus sign. @see https://helm.sh/docs/topics/registries/
  return {
    ...one,
    reference: `${target.slice('oci://'.length)}/${one.name}:${one.version.replaceAll('+', '_')}`,
    manifest,
  };
}

/** Signs a pushed package by cosign: its digest, since a tag may move. */
export function sign({ reference, manifest }: Pushed, words: readonly string[], run: RunProgram): void {
  const repository = reference.slice(0, reference.lastIndexOf(':'));
  demand(run, 'cosign', ['sign', '--yes', ...words, `${repository}@${manifest}`], signing);
}
