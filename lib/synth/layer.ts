/** A layer with the objects of one service in one environment. */
export type UnitLayer = 'terraform' | 'kubernetes';

/** A folder of `dist/`, and the tool that applies it. */
export type Layer = UnitLayer | 'helm';

/** Layers with the objects of one service in one environment. */
export const unitLayers = ['terraform', 'kubernetes'] as const satisfies readonly UnitLayer[];

/** Every layer; charts are made from the objects of the others. */
export const layers = [...unitLayers, 'helm'] as const satisfies readonly Layer[];
