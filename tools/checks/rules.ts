import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { type DefaultAlertName, defaultAlertsOf } from '../../lib/observability/alerts/defaults';
import { rulesLabel } from '../../lib/kubernetes/observability/service-monitoring';
import { alertRule } from '../../lib/observability/alerts/alert-rules';
import type { RuleGroup } from '../../lib/observability/rules';
import type { Check, Context, Report } from '../harness/check';
import { each } from '../harness/each';
import { output } from '../harness/process';
import { builtVersion, prometheusTools } from '../harness/toolbox';
import { dashboardsIn } from '../observability/dashboards-in';
import { queriesOf } from '../observability/queries-of';
import { billingCases, billingTests } from '../observability/billing-tests';
import { checkRouting } from '../observability/check-routing';
import { repository } from '../repository';
import { sample } from '../observability/sample';
import { scenarios } from '../observability/scenarios';
import { unitTests } from '../observability/unit-tests';
import { type Variant, variants } from '../observability/variants';

/** Prometheus' own reader over the rules and dashboards of every platform, and its unit tests of every default alert. */
export const rules: Check = {
  name: 'rules',
  needs: prometheusTools,
  minutes: 3,
  run: async (context) => {
    const files = [...rulesIn(context.dist), ...queriesIn(context.dist)];
    const failures: string[] = [];
    const folder = join(context.scratch, 'rules');
    mkdirSync(folder, { recursive: true });
    await each([...files.entries()], 2, async ([index, { path, groups }]) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify({ groups }));
      await promtool(['check', 'rules', '--lint=all', '--lint-fatal', file], path, failures);
    });
    const tested = (await testDefaults(context, failures)) + (await testBilling(context, failures));
    const alerts = files.flatMap(({ groups }) => labelsOf(groups as readonly RuleGroup[]));
    const { dist, scratch } = context;
    const followed = await checkRouting({ root: repository, dist, scratch, alerts, failures });
    return report(files.length + tested + followed, failures);
  },
};

/** Labels of each alert as Prometheus sends it, whatever it fires for. */
function labelsOf(groups: readonly RuleGroup[]): Readonly<Record<string, string>>[] {
  return groups.flatMap(({ rules: all }) =>
    all.flatMap((rule) => ('alert' in rule ? [{ ...rule.labels, alertname: rule.alert }] : [])),
  );
}

function report(checked: number, failures: readonly string[]): Report {
  return {
    tool: 'promtool, amtool',
    version: `${builtVersion('promtool')}, ${builtVersion('amtool')}`,
    checked,
    failures,
    notes: [],
  };
}

async function promtool(args: readonly string[], what: string, failures: string[]): Promise<void> {
  await output('promtool', args).catch(
    (error: Error) => void failures.push(`${what}: ${error.message.slice(0, 2000)}`),
  );
}

/** Default alerts with their scenarios, those of other products beside those of the sample. */
function cases(): Variant[] {
  const usual = Object.entries(scenarios).map(([alert, own]) => {
    return { name: alert, alert: alert as DefaultAlertName, running: sample, scenarios: own };
  });
  return [...usual, ...variants];
}

/** How many scenarios of default alerts were evaluated. */
async function testDefaults({ scratch }: Context, failures: string[]): Promise<number> {
  await each(cases(), 2, async ({ name, alert, running, scenarios: own }) => {
    const made = defaultAlertsOf(running, new Set()).find((one) => one.name === alert);
    if (!made) return void failures.push(`${name}: expected the alert, got none`);
    const folder = join(scratch, 'rule-tests', name);
    mkdirSync(folder, { recursive: true });
    const group: RuleGroup = { name, rules: [alertRule(made, running)] };
    writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups: [group] }));
    writeFileSync(join(folder, 'tests.json'), JSON.stringify(unitTests('rules.json', alert, own)));
    await promtool(['test', 'rules', join(folder, 'tests.json')], name, failures);
  });
  return cases().flatMap((one) => one.scenarios).length;
}

/** How many cases of bills were evaluated. */
async function testBilling({ scratch }: Context, failures: string[]): Promise<number> {
  const folder = join(scratch, 'rule-tests', 'billing');
  mkdirSync(folder, { recursive: true });
  const { groups, tests } = billingTests('rules.json');
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }));
  writeFileSync(join(folder, 'tests.json'), JSON.stringify(tests));
  await promtool(['test', 'rules', join(folder, 'tests.json')], 'billing', failures);
  return billingCases.length;
}

interface RuleFile {
  readonly path: string;
  readonly groups: unknown;
}

interface MonitoringObject {
  readonly kind: string;
  readonly metadata: { readonly labels?: Readonly<Record<string, string>> };
  readonly spec?: { readonly groups: unknown };
  readonly data?: Readonly<Record<string, string>>;
}

/** Rules of all services, in objects of the operator and in ConfigMaps. */
function rulesIn(dist: string): RuleFile[] {
  const root = join(dist, 'kubernetes');
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\/(prometheusrule|configmap)-[^/]*\.yaml$/.test(path),
  );
  return paths.sort().flatMap((path) => {
    const groups = groupsOf(load(readFileSync(join(root, path), 'utf8')) as MonitoringObject);
    return groups ? [{ path, groups }] : [];
  });
}

function groupsOf({ kind, metadata: { labels = {} }, spec, data = {} }: MonitoringObject): unknown {
  if (kind === 'PrometheusRule') return spec!.groups;
  return labels[rulesLabel] ? JSON.parse(Object.values(data)[0] ?? '{}').groups : undefined;
}

/** Queries of dashboards, as rules. */
function queriesIn(dist: string): RuleFile[] {
  return dashboardsIn(dist).map(({ path, content }) => {
    const queries = queriesOf(JSON.parse(content));
    const rules = queries.map((expr, index) => ({ record: `dashboard:query:number${index}`, expr }));
    return { path, groups: [{ name: 'queries', rules }] };
  });
}
