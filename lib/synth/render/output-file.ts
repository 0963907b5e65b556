import type { Artifact } from '../../model/artifact';
import { digestOf } from '../../model/digest';
import { printArtifact } from './print';

/** One file of a layer, without its text. */
export interface OutputEntry {
  /** Relative to the layer's folder, with forward slashes. */
  readonly path: string;
  /** SHA-256 of its bytes, in base64. */
  readonly digest: string;
  /** Number of Terraform resources in it. */
  readonly resources: number;
}

/** One output file of a layer. */
export interface OutputFile extends OutputEntry {
  /** Its text, read only where the file on disk differs. */
  text(): string;
  /** Location of its text in the action cache: key, and index of the file. @default - not cached */
  readonly cached?: readonly [key: string, position: number];
}

/** An artifact as an output file. */
export function outputFileOf(artifact: Artifact): OutputFile {
  const text = printArtifact(artifact);
  return { path: artifact.path, digest: digestOf(text), resources: resourcesIn(artifact.body), text: () => text };
}

function resourcesIn(body: object): number {
  const { resource = {} } = body as { readonly resource?: Readonly<Record<string, object>> };
  return Object.values(resource).reduce((sum, blocks) => sum + Object.keys(blocks).length, 0);
}
