import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check, Report } from '../harness/check';
import { output } from '../harness/process';
import { builtVersion, grafanaTools } from '../harness/toolbox';
import { dashboardsIn } from '../observability/dashboards-in';

/** A dashboard that Grafana's schema refuses, so that a reader which takes everything is found out. */
const wrong = '{"title":"wrong","panels":[{"type":"timeseries","title":1}]}';

/** Grafana's own schema over the dashboards of every platform, strictly: a field that it has not is a failure. */
export const dashboards: Check = {
  name: 'dashboards',
  needs: grafanaTools,
  minutes: 1,
  run: async ({ dist, scratch }): Promise<Report> => {
    const folder = join(scratch, 'dashboards');
    mkdirSync(folder, { recursive: true });
    const all = [...dashboardsIn(dist), { path: 'wrong', content: wrong }];
    const files = new Map(all.map(({ path }, index) => [join(folder, `${index}.json`), path]));
    [...files.keys()].forEach((file, index) => writeFileSync(file, all[index]!.content));
    const said = await output('dashboards', [], { input: [...files.keys()].join('\n') });
    const faults = said
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { readonly path: string; readonly fault: string })
      .map(({ path, fault }) => ({ path: files.get(path)!, fault }));
    const failures = faults.filter(({ path }) => path !== 'wrong').map(({ path, fault }) => `${path}: ${fault}`);
    if (failures.length === faults.length) failures.push('expected the wrong dashboard to be refused, got none');
    const version = builtVersion('dashboards');
    return { tool: 'grafana-foundation-sdk', version, checked: all.length - 1, failures, notes: [] };
  },
};
