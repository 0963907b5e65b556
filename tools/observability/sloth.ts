import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, loadAll } from 'js-yaml';
import { burnRates } from '../../lib/observability/objectives/burn-rates';
import { durationOf } from '../../lib/observability/promql/duration';
import type { RuleGroup } from '../../lib/observability/rules';
import { output } from '../harness/process';
import type { Twin } from './objectives';

/** Days of windows that Sloth has by itself. */
const known: readonly number[] = [28, 30];

/** Rules that Sloth makes of objectives of one window. @see https://sloth.dev/introduction/ */
export async function slothRules(folder: string, days: number, twins: readonly Twin[]): Promise<RuleGroup[]> {
  mkdirSync(join(folder, 'windows'), { recursive: true });
  const [input, out] = [join(folder, 'spec.yaml'), join(folder, 'out.yaml')];
  writeFileSync(input, dump(specOf(twins)));
  writeFileSync(join(folder, 'windows', 'windows.yaml'), dump(windowsOf(days)));
  const own = known.includes(days) ? [] : ['--slo-period-windows-path', join(folder, 'windows')];
  await output('sloth', ['generate', '--no-log', `--default-slo-period=${days}d`, ...own, '-i', input, '-o', out]);
  const documents = loadAll(readFileSync(out, 'utf8')) as readonly { readonly groups: readonly RuleGroup[] }[];
  return documents.flatMap(({ groups }) => groups);
}

function specOf(twins: readonly Twin[]): object {
  const filled = (query: string) => query.replaceAll('{window}', '{{.window}}');
  return {
    version: 'prometheus/v1',
    service: 'shop',
    slos: twins.map(({ objective, errors, total }) => ({
      name: objective.name,
      objective: objective.target,
      sli: { events: { error_query: filled(errors), total_query: filled(total) } },
      alerting: {
        name: 'Sloth',
        page_alert: { labels: { severity: 'critical' } },
        ticket_alert: { labels: { severity: 'warning' } },
      },
    })),
  };
}

/** Our windows of a period that Sloth has none for; the rates are its own reckoning. */
function windowsOf(days: number): object {
  const [quick, slow, day, days3] = burnRates(days).map(({ shortSeconds, longSeconds }) => ({
    shortWindow: durationOf(shortSeconds),
    longWindow: durationOf(longSeconds),
  }));
  return {
    apiVersion: 'sloth.slok.dev/v1',
    kind: 'AlertWindows',
    spec: {
      sloPeriod: `${days}d`,
      page: { quick: { errorBudgetPercent: 2, ...quick }, slow: { errorBudgetPercent: 5, ...slow } },
      ticket: { quick: { errorBudgetPercent: 10, ...day }, slow: { errorBudgetPercent: 10, ...days3 } },
    },
  };
}
