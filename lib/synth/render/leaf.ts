import type { Artifact } from '../../model/artifact';
import { digestOf } from '../../model/digest';
import { printArtifact } from './print';

/** One file of a layer as it is to stand on disk. */
export interface Leaf {
  /** Relative to the layer's folder, with forward slashes. */
  readonly path: string;
  /** SHA-256 of its bytes, in base64. */
  readonly digest: string;
  /** Terraform resources in it. */
  readonly resources: number;
  /** Its text; asked for only where the file on disk differs. */
  text(): string;
  /** Where the cache has its text: under which key, and as which of several. @default - it has not */
  readonly kept?: readonly [key: string, index: number];
}

/** An artifact as it is to stand on disk. */
export function leafOf(artifact: Artifact): Leaf {
  const text = printArtifact(artifact);
  return { path: artifact.path, digest: digestOf(text), resources: resourcesIn(artifact.body), text: () => text };
}

function resourcesIn(body: object): number {
  const { resource = {} } = body as { readonly resource?: Readonly<Record<string, object>> };
  return Object.values(resource).reduce((sum, blocks) => sum + Object.keys(blocks).length, 0);
}
