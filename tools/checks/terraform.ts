import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { each } from '../harness/each';
import { run } from '../harness/process';
import type { Context, Report, Check } from '../harness/check';
import { terraformTools } from '../harness/toolbox';
import {
  type Fitting,
  fitAll,
  fitted,
  fittingOf,
  furnish,
  notInstalled,
  notes,
  terraformVersion,
} from '../terraform/fitting';
import { type Share, everything } from '../terraform/share';
import { type Stack, readStacks, stackFile } from '../terraform/stacks';

/** Stacks validated at a time; each takes some 620 MB for the provider's schema. */
const atOnce = Number(process.env.STRATA_VERIFY_JOBS ?? 2);

interface Diagnostics {
  readonly diagnostics: readonly {
    readonly severity: 'error' | 'warning';
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  }[];
}

/** Whether Terraform finds every stack of a share valid, against the real providers' schemas. */
export const terraform = (share: Share = everything): Check => ({
  name: `terraform${share.suffix}`,
  needs: terraformTools,
  builds: share.builds,
  minutes: 2,
  run: async (context) => {
    const stacks = readStacks(context.dist).filter(share.holds);
    const fittings = await fitAll(context, stacks, atOnce);
    const served = stacks.filter((stack) => !fittingOf(fittings, stack).lacking);
    const failures = await each(served, atOnce, async (stack) => {
      const found = await validate(context, stack, fittingOf(fittings, stack));
      context.say(`${stack.name}: ${found.length === 0 ? 'valid' : 'not valid'}`);
      return found.map((text) => `${stack.name}: ${text}`);
    });
    const none = stacks.length > 0 && served.length === 0 ? ['no provider of any stack was to be had'] : [];
    return {
      tool: 'terraform validate',
      version: await terraformVersion(),
      checked: served.length,
      failures: [...none, ...notInstalled(fittings), ...failures.flat()],
      notes: notes(fittings, stacks),
    } satisfies Report;
  },
});

/** What Terraform has against a stack. */
async function validate({ scratch }: Context, stack: Stack, fitting: Fitting): Promise<string[]> {
  if (fitting.error !== undefined) return [fitting.error];
  const cwd = join(scratch, 'stacks', stack.name);
  cpSync(stack.folder, cwd, { recursive: true });
  if (fitting.standIns.length > 0) writeFileSync(join(cwd, stackFile), JSON.stringify(fitted(stack, fitting)));
  const refused = await furnish(cwd, fitting, stack);
  if (refused !== undefined) return [refused];
  const { stdout, stderr } = await run('terraform', ['validate', '-json'], { cwd, env: fitting.env, seconds: 180 });
  if (!stdout.startsWith('{')) return [stderr.trim()];
  return (JSON.parse(stdout) as Diagnostics).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail, address }) => [address, summary, detail].filter((part) => part).join(': '));
}
