/** A folder of `dist/`, and the tool that applies it. */
export type Layer = 'terraform' | 'kubernetes';

/** Every layer. */
export const layers = ['terraform', 'kubernetes'] as const satisfies readonly Layer[];
