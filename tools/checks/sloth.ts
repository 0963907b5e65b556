import { join } from 'node:path';
import type { Check } from '../harness/check';
import { each } from '../harness/each';
import { builtVersion, slothTools } from '../harness/toolbox';
import { compare } from '../observability/compare';
import { twins, windows } from '../observability/objectives';

/** Whether a hundred objectives have the burn rates and alerts that Sloth has of them, over series of four days. */
export const sloth: Check = {
  name: 'sloth',
  needs: slothTools,
  minutes: 5,
  run: async ({ scratch, say }) => {
    const all = twins(100);
    const compared = await each(windows, 2, async (days) => {
      const own = all.filter(({ objective }) => objective.windowDays === days);
      const found = await compare(join(scratch, 'sloth', `${days}`), days, own);
      say(`${days} days: ${own.length} objectives, ${found.compared} values, ${found.fired} alerts`);
      return found;
    });
    const fired = compared.reduce((sum, one) => sum + one.fired, 0);
    return {
      tool: 'sloth',
      version: builtVersion('sloth'),
      checked: compared.reduce((sum, one) => sum + one.compared, 0),
      failures: [...(fired === 0 ? ['no alert fired'] : []), ...compared.flatMap(({ failures }) => failures)],
      notes: ['without the minimum number of events, which Sloth does not know'],
    };
  },
};
