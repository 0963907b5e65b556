import { hexOf } from '../../model/digest';
import type { Consequential } from '../change-report';
import type { Compared } from '../diff';
import { blockedSteps } from './blocked';
import { commonSteps } from './common';
import { environmentSteps } from './environment-steps';
import { unpreparedSteps } from './handover-steps';
import { type Part, partOf } from './part';
import { splitOf } from './split';
import { environmentsOf } from './stages';
import type { Draft, Plan, Step } from './step';

/** The steps of a change, in the order in which they may be made: lower environments first, and in each what creates before what removes. */
export function planOf({ report, platforms }: Compared): Plan {
  const steps = platforms.flatMap((change) => {
    const own = report.changes.filter(({ platform }) => platform === nameOf(change));
    const parts = partsIn(change, own);
    const shared = own.filter(({ environment }) => environment === undefined);
    const [before, after] = commonSteps(nameOf(change), parts, shared);
    return [
      ...blockedSteps(own),
      ...parts.flatMap(unpreparedSteps),
      ...before,
      ...after,
      ...parts.flatMap((part, index) => environmentSteps(part, waits(parts, index))),
    ];
  });
  const { from, to } = report;
  return { from, to, steps: numbered(steps), split: splitOf(report) };
}

/** What changes in each environment, the lower stages first. */
export function partsOf({ report, platforms }: Compared): Part[] {
  return platforms.flatMap((change) =>
    partsIn(
      change,
      report.changes.filter(({ platform }) => platform === nameOf(change)),
    ),
  );
}

function partsIn(change: Compared['platforms'][number], changes: readonly Consequential[]): Part[] {
  return environmentsOf(change)
    .map((one) => partOf(change, one, changes))
    .filter(({ objects, stacks }) => objects.length + stacks.length > 0);
}

function nameOf({ before, after }: Compared['platforms'][number]): string {
  const units = [...after.units.units, ...before.units.units];
  const clusters = [...after.units.clusters, ...before.units.clusters];
  return (units[0] ?? clusters[0])?.platform.name ?? '';
}

/** Whether Flux must wait in an environment: for those below it, or for Terraform. */
function waits(parts: readonly Part[], index: number): boolean {
  return index > 0 || parts[index]!.stacks.length > 0;
}

/** Steps with ids that stay while their content does, and the first one marked that cannot be undone. */
function numbered(steps: readonly Draft[]): Step[] {
  const first = steps.findIndex(({ irreversible }) => irreversible !== undefined);
  const seen = new Map<string, number>();
  return steps.map((one, index) => {
    // What is done by hand may have the same words in several environments: each is a step of its own.
    const content = JSON.stringify([one.type, one.environment, one.title, one.commands]);
    const nth = seen.get(content) ?? 0;
    seen.set(content, nth + 1);
    const id = hexOf(`${content}${nth}`).slice(0, 12);
    return { ...one, id, ...(index === first && { isPointOfNoReturn: true }) };
  });
}
