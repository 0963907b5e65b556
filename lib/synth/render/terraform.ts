import { RootConstruct } from 'constructs';
import { renderStack } from '../../cloud/render';
import { Stack } from '../../cloud/stack';
import { useFastPaths, forgetting } from '../../cloud/fast-paths';
import type { Artifact } from '../../model/artifact';
import type { StackUnit } from '../../model/unit';
import { type Render, type RenderContext, loadClouds } from './context';

/** The stack of one service in one environment. */
export const terraform: Render = async (unit, context, extension) => {
  if (!unit.stack) return { value: [], problems: [] };
  const { stack: own } = unit;
  const rendered = async () => {
    const stack = await buildStack(own, context);
    await extension.stack?.(stack, unit);
    return renderStack(stack, own.source);
  };
  // The module of an extension may keep a token for its next stack.
  const stack = await (unit.service.extend ? rendered() : forgetting(rendered));
  return { value: [stack, ...(await beside(own, context))], problems: [] };
};

/** Files of the clouds' own tools beside a stack. */
async function beside(unit: StackUnit, context: RenderContext): Promise<Artifact[]> {
  const clouds = Object.values(await loadClouds(unit, context));
  const files = clouds.flatMap((cloud) => cloud.files?.(unit) ?? []);
  return files.map(({ name, text }) => ({
    path: `stacks/${unit.name}/${name}`,
    body: { text },
    source: unit.source,
  }));
}

/** A stack for all services. */
export async function foundation(unit: StackUnit, context: RenderContext): Promise<Artifact> {
  return forgetting(async () => renderStack(await buildStack(unit, context), unit.source));
}

async function buildStack(unit: StackUnit, context: RenderContext): Promise<Stack> {
  useFastPaths();
  return new Stack(new RootConstruct(), unit, await loadClouds(unit, context));
}
