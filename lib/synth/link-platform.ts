import { type Outcome, type Problem, isError } from '../model/problem';
import { type ServiceSources, isExtended } from '../spec/load';
import { type BuildOptions, type PlatformState, hasShared } from './build-state';
import type { Outputs, PlatformMemo, ServiceMemo } from './cache/memos';
import { type Aggregate, aggregate } from './units/aggregate';
import type { Listing } from './units/analyze';
import { type Assembled, type PlatformIndex, indexOf, isCurrent } from './units/assemble';
import { distinct } from './units/distinct';
import { type PlatformContext, settleContext } from './units/platform';
import type { Executor } from './workers/executor';
import type { Executors } from './workers/executors';

/** A platform with linked services, before rendering. */
export interface LinkedPlatform extends PlatformState {
  readonly context: PlatformContext;
  /** Assembled services; the memo has the others. */
  readonly assembled: ReadonlyMap<string, Assembled>;
  /** Earlier results of assembled services that are still valid: of other layers, and outside of the selection. */
  readonly kept: ReadonlyMap<string, Outputs>;
  /** Aggregated result of the services. @default - that of the memo */
  readonly aggregate?: Aggregate;
  /** Problems of the platform and its environments. */
  readonly common: readonly Problem[];
  /** Problems across services and environments. */
  readonly across: readonly Problem[];
  /** Executor with the analyses. */
  readonly executor: Executor;
}

/** Links the changed services of a platform, and those whose recorded queries have other answers. */
export async function linkPlatform(
  state: PlatformState,
  executors: Executors,
  options: BuildOptions,
): Promise<Outcome<LinkedPlatform | undefined>> {
  const { snapshot, memo, valid } = state;
  const { name: platform, services } = snapshot;
  const { tables } = executors.props;
  const executor = executors.current;
  const { value: context, problems } = settleContext(snapshot, tables);
  if (!context) return { value: undefined, problems: distinct(problems) };

  await executor.open(snapshot, context);
  const stale = services.filter(({ name }) => !valid.has(name));
  const fresh = new Map((await executor.analyze(platform, stale)).map((one) => [one.name, one]));
  const index = indexOf(
    services.map(({ name }) => fresh.get(name) ?? { name, environments: valid.get(name)!.environments }),
    context,
  );
  const isSame = [...fresh.values()].every((one) => showsSame(one, memo?.services[one.name]));
  const outdated = new Set(isSame ? [] : outdatedIn(valid, index));
  await executor.setIndex(platform, index);
  const changed = services.filter(({ name }) => fresh.has(name) || outdated.has(name));
  const assembled = new Map((await executor.assemble(platform, changed)).map((one) => [one.name, one]));

  const known = services.map(({ name }) => assembled.get(name) ?? valid.get(name)!);
  const own = [...problems, ...known.flatMap((one) => one.problems)];
  const linked = { ...state, common: problems, context, assembled, executor, kept: keptIn(state, stale, index) };
  if (memo && isReusable(memo, assembled, options))
    return { value: { ...linked, across: [] }, problems: distinct(own) };
  const placed = services.map((one, at) => ({ ...known[at]!, analysis: () => executor.analysis(platform, one) }));
  const found = aggregate(placed, context, tables, own.some(isError));
  const across = found.problems;
  return { value: { ...linked, aggregate: found.value, across }, problems: distinct([...own, ...across]) };
}

/** Whether a service's public interface is unchanged. */
function showsSame({ environments }: Listing, before: ServiceMemo | undefined): boolean {
  const shown = (all: Listing['environments']) =>
    JSON.stringify(
      Object.entries(all).map(([name, { publicInterface, calls, mentions }]) => [
        name,
        publicInterface,
        calls,
        mentions,
      ]),
    );
  return before !== undefined && shown(environments) === shown(before.environments);
}

function outdatedIn(valid: PlatformState['valid'], index: PlatformIndex): string[] {
  return [...valid].filter(([, one]) => !isCurrent(one, index)).map(([name]) => name);
}

/** Whether all inputs of the aggregation are unchanged. */
function isReusable(
  { services, aggregate: before }: PlatformMemo,
  assembled: LinkedPlatform['assembled'],
  options: BuildOptions,
): boolean {
  const isSame = [...assembled.values()].every(
    ({ name, summaries }) => JSON.stringify(summaries) === JSON.stringify(services[name]?.summaries),
  );
  return isSame && before.across.length === 0 && hasShared(before, options);
}

/** Outputs of unchanged services without the tasks that are selected now. */
function keptIn({ snapshot, memo }: PlatformState, stale: readonly ServiceSources[], index: PlatformIndex) {
  const same = stale.flatMap((one) => {
    const before = memo?.services[one.name];
    const isSame = before !== undefined && before.inputs === snapshot.inputs.get(one.name) && !isExtended(one);
    return isSame && isCurrent(before, index) ? [[one.name, before.outputs] as const] : [];
  });
  return new Map(same);
}
