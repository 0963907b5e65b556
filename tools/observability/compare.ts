import { burnRates, windowsOf } from '../../lib/observability/objectives/burn-rates';
import { objectiveGroups } from '../../lib/observability/objectives/objective-rules';
import { budgetLeft, ratioOf, recordedOnce } from '../../lib/observability/objectives/recorded';
import type { RuleGroup } from '../../lib/observability/rules';
import { evaluate, type Sample } from './evaluate';
import { seriesOf, type Twin } from './objectives';
import { sample } from './sample';
import { slothRules } from './sloth';

/** What was compared, and where the two differ. */
export interface Comparison {
  readonly compared: number;
  /** How many alerts fired, of all that might. */
  readonly fired: number;
  readonly failures: readonly string[];
}

interface Query {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
}

const step = 120;
const segments = 30;
const length = 100;
const hour = 3600;

/** Moments at which both are asked, of four days. */
const moments = [2, 5, 9, 14, 20, 27, 35, 44, 52, 61, 70, 80, 90, 99].map((count) => count * hour);

/** Our rules and Sloth's of the same objectives, over the same series. */
export async function compare(folder: string, days: number, twins: readonly Twin[]): Promise<Comparison> {
  const ours = twins.flatMap(({ objective, service }) => objectiveGroups(objective, { ...sample, service }));
  const theirs = await slothRules(folder, days, twins);
  // Groups are evaluated in any order; rules of one, one after the other.
  const inOrder = (name: string, all: readonly RuleGroup[]) => ({ name, rules: all.flatMap(({ rules }) => rules) });
  const groups = [inOrder('ours', ours), inOrder('sloth', theirs)];
  const queries = queriesOf(days);
  const asked = queries.flatMap((query) =>
    moments.flatMap((at) => [
      { expr: query.ours, at },
      { expr: query.theirs, at },
    ]),
  );
  const trial = { name: `${days}`, series: seriesOf(segments, length), interval: `${step}s`, queries: asked };
  const [answers] = await evaluate(folder, groups, [trial], '1h');
  const results = queries.flatMap(({ what }, query) =>
    moments.map((at, moment) => {
      const index = 2 * (query * moments.length + moment);
      return judged(`${days}d ${what} at ${at / hour}h`, byName(answers![index]!), byName(answers![index + 1]!), twins);
    }),
  );
  return {
    compared: results.reduce((sum, { compared }) => sum + compared, 0),
    fired: results.reduce((sum, { fired }) => sum + fired, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}

const units = { w: 604_800, d: 86_400, h: 3600, m: 60 } as const;

/** What Sloth calls a window: `1w`, `1h24m`; weeks and days only where nothing is left over. */
function named(seconds: number): string {
  const exact = (['w', 'd'] as const).find((unit) => seconds % units[unit] === 0);
  if (exact) return `slo:sli_error:ratio_rate${seconds / units[exact]}${exact}`;
  let left = seconds;
  const parts = (['d', 'h', 'm'] as const).flatMap((unit) => {
    const count = Math.floor(left / units[unit]);
    left -= count * units[unit];
    return count ? [`${count}${unit}`] : [];
  });
  return `slo:sli_error:ratio_rate${parts.join('')}`;
}

function queriesOf(days: number): Query[] {
  const both = (what: string, ours: string, theirs = ours): Query => ({
    what,
    ours: `sum by (slo) (${ours}{slo!=""})`,
    theirs: `sum by (sloth_slo) (${theirs}{sloth_slo!=""})`,
  });
  const firing = (severity: string): Query => ({
    what: `${severity} alert`,
    ours: `clamp_max(count by (slo) (ALERTS{alertname="ErrorBudgetBurn",severity="${severity}",alertstate="firing"}), 1)`,
    theirs: `count by (sloth_slo) (ALERTS{alertname="Sloth",severity="${severity}",alertstate="firing"})`,
  });
  const severities = new Set(burnRates(days).map(({ severity }) => severity));
  return [
    ...windowsOf(days).map((seconds) => both(ratioOf(seconds), ratioOf(seconds), named(seconds))),
    ...[recordedOnce.objective, recordedOnce.currentBurnRate, recordedOnce.periodBurnRate, budgetLeft].map((name) =>
      both(name, name),
    ),
    ...[...severities].map(firing),
  ];
}

function byName(samples: readonly Sample[]): ReadonlyMap<string, number> {
  return new Map(samples.map(({ labels, value }) => [/slo="([^"]+)"/.exec(labels)?.[1] ?? labels, value]));
}

function judged(
  what: string,
  ours: ReadonlyMap<string, number>,
  theirs: ReadonlyMap<string, number>,
  twins: readonly Twin[],
): Comparison {
  const failures = twins.flatMap(({ objective: { name, target } }) => {
    const [own, other] = [ours.get(name), theirs.get(name)];
    return own === other || Math.abs((own ?? NaN) - (other ?? NaN)) <= 1e-9 * Math.max(1, Math.abs(other!))
      ? []
      : [`${what} of ${name}, ${target} %: ${own ?? 'nothing'}, and Sloth has ${other ?? 'nothing'}`];
  });
  return { compared: twins.length, fired: what.includes('alert') ? ours.size : 0, failures };
}
