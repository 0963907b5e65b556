import type { Artifact } from '../../model/artifact';
import type { Outcome } from '../../model/problem';
import type { DataUnit, StackUnit, Unit } from '../../model/unit';
import { ExtensionError, extending, loadExtension } from '../extension';
import type { UnitLayer } from '../layer';
import { gatewayTable } from '../toolkit';
import type { Render, RenderContext } from './context';
import { join } from './join';
import { override } from './overrides';
import { refusedOf } from './refused';
import { untrusted } from './trust/untrusted';

/** Each layer's constructs take a tenth of a second to load, and most changes affect one layer. */
const renderers: Readonly<Record<UnitLayer, () => Promise<Render>>> = {
  terraform: async () => (await import('./terraform')).terraform,
  kubernetes: async () => (await import('./kubernetes')).kubernetes,
};

/** Renderers by layer, loaded on demand. */
export async function loadLayers(): Promise<void> {
  for (const load of Object.values(renderers)) await load();
}

/** Output of one service in one environment in a layer. */
export async function renderUnit(
  unit: Unit,
  layer: UnitLayer,
  context: RenderContext,
): Promise<Outcome<readonly Artifact[]>> {
  const render = await renderers[layer]();
  const gateways = gatewayTable(context.toolkit);
  try {
    const extension = await loadExtension(context.root, unit.service);
    const rendered = await extending(context.root, unit.service.extend, () => render(unit, context, extension));
    const patched = override(rendered.value, unit.service.overrides, layer);
    const joined = join(patched.value, unit, layer, gateways);
    const problems = [...rendered.problems, ...patched.problems, ...joined.problems];
    if (layer !== 'kubernetes' || problems.length > 0) return { value: joined.value, problems };
    const refused = refusedOf(joined.value, unit);
    // Files of a wrong shape are not read further.
    if (refused.length > 0) return { value: joined.value, problems: refused };
    const alone = unit.service.extend ? await render(unit, context, {}) : rendered;
    const found = untrusted(alone.value, joined.value, unit, gateways);
    return { value: joined.value, problems: [...problems, ...found] };
  } catch (error) {
    if (!(error instanceof ExtensionError)) throw error;
    return { value: [], problems: [error.problem] };
  }
}

/** A stack for all services. */
export async function renderFoundation(unit: StackUnit, context: RenderContext): Promise<Artifact> {
  return (await import('./terraform')).foundation(unit, context);
}

/** Shared data of an environment in its cluster. */
export async function renderData(unit: DataUnit, context: RenderContext): Promise<Artifact[]> {
  return (await import('./kubernetes')).data(unit, context);
}
