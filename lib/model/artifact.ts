/** One file of a layer of `dist/`, as plain data. */
export interface Artifact {
  /** Relative to the layer's folder, with forward slashes. */
  readonly path: string;
  readonly body: object;
  /** File that a reader should edit instead. */
  readonly source: string;
}
