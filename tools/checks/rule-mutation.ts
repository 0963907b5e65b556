import { join } from 'node:path';
import type { DefaultAlertName } from '../../lib/observability/alerts/defaults';
import type { Check } from '../harness/check';
import { each } from '../harness/each';
import { builtVersion, prometheusTools } from '../harness/toolbox';
import { mutateAlert } from '../observability/mutation';
import { scenarios } from '../observability/scenarios';

/** Whether a threshold, window or duration of a default alert that moves by 1 % makes one of its unit tests fail. */
export const ruleMutation: Check = {
  name: 'rule-mutation',
  needs: prometheusTools,
  minutes: 2,
  run: async ({ scratch }) => {
    const names = Object.keys(scenarios) as DefaultAlertName[];
    const all = await each(names, 2, (name) => mutateAlert(join(scratch, 'rule-mutation', name), name));
    return {
      tool: 'promtool',
      version: builtVersion('promtool'),
      checked: all.reduce((sum, { tried }) => sum + tried, 0),
      failures: all.flatMap(({ failures }) => failures),
      notes: [],
    };
  },
};
