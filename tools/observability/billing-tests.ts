import { billingGroups, hourly, monthly } from '../../lib/observability/billing/billing-rules';
import type { RuleGroup } from '../../lib/observability/rules';
import { sample } from './sample';

const of = (organization: string, pod: string) =>
  `rows_total{namespace="shop",service="api",organization="${organization}",tier="pro",pod="${pod}"}`;

/** Series by their names, one reading a minute from hour 0 on, and what each organization used. */
interface Case {
  readonly name: string;
  readonly series: Readonly<Record<string, string>>;
  /** Hour at which it is read. */
  readonly hour: number;
  readonly used: Readonly<Record<string, number>>;
  /** What is read. @default - the month */
  readonly expr?: string;
}

const month = (hours: string) => `sum by (organization) (${monthly}{month="${hours}",year="1970"})`;

/** What a bill must be, to the unit. */
export const billingCases: readonly Case[] = [
  { name: 'steady use', series: { [of('a', '1')]: '0+2x300' }, hour: 4, used: { a: 480 } },
  {
    name: 'use between two readings at the end of an hour, which increase does not see',
    series: { [of('a', '1')]: '_x1 10x59 110x200' },
    hour: 4,
    used: { a: 110 },
  },
  {
    name: 'a first use, of a customer and of a new pod',
    series: { [of('a', '1')]: '_x90 7x200', [of('a', '2')]: '_x150 5+1x10 15x100', [of('b', '1')]: '_x1 3x300' },
    hour: 4,
    used: { a: 7 + 15, b: 3 },
  },
  {
    name: 'a pod that goes before the hour ends',
    series: { [of('a', '1')]: '0+1x80 stale', [of('a', '2')]: '_x81 0+1x300' },
    hour: 4,
    used: { a: 80 + 159 },
  },
  {
    name: 'a container that begins anew',
    series: { [of('a', '1')]: '0x70 100x20 0x10 50x200' },
    hour: 4,
    used: { a: 150 },
  },
  {
    name: 'twenty minutes that could not be read, over the end of an hour',
    series: { [of('a', '1')]: '0x50 _x20 30x300' },
    hour: 4,
    used: { a: 30 },
  },
  {
    name: 'one hour is counted once',
    series: { [of('a', '1')]: '0+1x300' },
    hour: 3,
    used: { a: 60 },
    expr: `sum by (organization) (${hourly})`,
  },
  {
    name: 'a month that is over stays as it was',
    series: { [of('a', '1')]: '0+1x46080' },
    hour: 31 * 24 + 12,
    used: { a: 31 * 24 * 60 },
    expr: month('1'),
  },
  {
    name: 'the month that has begun starts at nothing',
    series: { [of('a', '1')]: '0+1x46080' },
    hour: 31 * 24 + 12,
    used: { a: 12 * 60 },
    expr: month('2'),
  },
];

/** Rules of a sample, and unit tests of them as promtool reads them. */
export function billingTests(rules: string): { readonly groups: readonly RuleGroup[]; readonly tests: object } {
  return {
    groups: billingGroups(['rows_total'], sample),
    tests: {
      rule_files: [rules],
      evaluation_interval: '1h',
      tests: billingCases.map(({ name, series, hour, used, expr = month('1') }) => ({
        name,
        interval: '1m',
        input_series: Object.entries(series).map(([one, values]) => ({ series: one, values })),
        promql_expr_test: [
          {
            expr,
            eval_time: `${hour}h`,
            exp_samples: Object.entries(used).map(([organization, value]) => ({
              labels: `{organization="${organization}"}`,
              value,
            })),
          },
        ],
      })),
    },
  };
}
