import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { defaultAlertsOf } from '../../lib/observability/alerts/defaults';
import { rulesLabel } from '../../lib/kubernetes/observability/service-monitoring';
import { dashboardLabel } from '../../lib/model/dashboard-labels';
import { alertRule } from '../../lib/observability/alerts/alert-rules';
import type { RuleGroup } from '../../lib/observability/rules';
import type { Check, Context, Report } from '../harness/check';
import { each } from '../harness/each';
import { output } from '../harness/process';
import { builtVersion, prometheusTools } from '../harness/toolbox';
import { queriesOf } from '../observability/queries-of';
import { checkRouting } from '../observability/check-routing';
import { repository } from '../repository';
import { sample } from '../observability/sample';
import { scenarios } from '../observability/scenarios';
import { unitTests } from '../observability/unit-tests';

/** Prometheus' own reader over the rules and dashboards of every platform, and its unit tests of every default alert. */
export const rules: Check = {
  name: 'rules',
  needs: prometheusTools,
  minutes: 3,
  run: async (context) => {
    const files = rulesIn(context.dist);
    const failures: string[] = [];
    const folder = join(context.scratch, 'rules');
    mkdirSync(folder, { recursive: true });
    await each([...files.entries()], 2, async ([index, { path, groups }]) => {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, JSON.stringify({ groups }));
      await promtool(['check', 'rules', '--lint=all', '--lint-fatal', file], path, failures);
    });
    const tested = await testDefaults(context, failures);
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

/** How many scenarios of default alerts were evaluated. */
async function testDefaults({ scratch }: Context, failures: string[]): Promise<number> {
  const alerts = defaultAlertsOf(sample, new Set());
  await each(alerts, 2, async (alert) => {
    const folder = join(scratch, 'rule-tests', alert.name);
    mkdirSync(folder, { recursive: true });
    const group: RuleGroup = { name: alert.name, rules: [alertRule(alert, sample)] };
    writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups: [group] }));
    const own = scenarios[alert.name as keyof typeof scenarios];
    writeFileSync(join(folder, 'tests.json'), JSON.stringify(unitTests('rules.json', alert.name, own)));
    await promtool(['test', 'rules', join(folder, 'tests.json')], alert.name, failures);
  });
  return Object.values(scenarios).flat().length;
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

/** Rules of all services, in objects of the operator and in ConfigMaps, and queries of dashboards as rules. */
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
  const [content = '{}'] = Object.values(data);
  if (labels[rulesLabel]) return JSON.parse(content).groups;
  if (!labels[dashboardLabel]) return undefined;
  const rules = queriesOf(JSON.parse(content)).map((expr, index) => ({
    record: `dashboard:query:number${index}`,
    expr,
  }));
  return [{ name: 'queries', rules }];
}
