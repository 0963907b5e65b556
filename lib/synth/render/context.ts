import type { Clouds } from '../../cloud/cloud';
import type { Artifact } from '../../model/artifact';
import type { Outcome } from '../../model/problem';
import type { StackUnit, Unit } from '../../model/unit';
import { loadClouds as load } from '../../providers/registry';
import type { Extension } from '../extension';
import type { Toolkit } from '../toolkit';

/** Context of rendering. */
export interface RenderContext {
  readonly root: string;
  readonly toolkit: Toolkit;
}

/** Renders a unit's part of a layer. */
export type Render = (unit: Unit, context: RenderContext, extension: Extension) => Promise<Outcome<Artifact[]>>;

/** The clouds that a stack is on. */
export function loadClouds(unit: StackUnit | undefined, { toolkit }: RenderContext): Promise<Clouds> {
  return load(toolkit.clouds, Object.keys(unit?.sites ?? {}));
}
