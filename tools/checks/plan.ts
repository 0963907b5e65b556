import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { each } from '../harness/each';
import { run } from '../harness/process';
import type { Context, Report, Check } from '../harness/check';
import { terraformTools } from '../harness/toolbox';
import { startAzureLogin } from '../terraform/azure-login';
import { providerNames } from '../terraform/built';
import { type Body, flat, readBody } from '../terraform/body';
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
import { offline, plansOffline } from '../terraform/offline';
import { type Share, everything } from '../terraform/share';
import { type Stack, readStacks, stackFile } from '../terraform/stacks';
import { computedHere, testFile } from '../terraform/test-file';
import { type Verdict, verdict } from '../terraform/verdict';

/** Stacks planned at a time; each takes some 700 MB. */
const atOnce = Number(process.env.STRATA_VERIFY_JOBS ?? 2);

/** Nothing listens there: what a provider would ask of its cloud fails at once, and nothing leaves the machine. */
const nowhere = { HTTPS_PROXY: 'http://127.0.0.1:9', HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'localhost' };

/** Whether the real providers plan every stack of a share, with what a cloud would have answered made up, and no plan holds a secret. */
export const plan = (share: Share = everything): Check => ({
  name: `plan${share.suffix}`,
  needs: [...terraformTools, { name: 'openssl', hint: 'install it' }],
  builds: share.builds,
  minutes: 4,
  run: async (context) => {
    const all = readStacks(context.dist).filter(share.holds);
    const stacks = all.filter(({ providers }) => providerNames(providers).every((name) => plansOffline.includes(name)));
    const fittings = await fitAll(context, stacks, atOnce);
    const served = stacks.filter((stack) => !fittingOf(fittings, stack).lacking);
    const login = await startAzureLogin(context.scratch);
    try {
      const verdicts = await each(served, atOnce, async (stack) => {
        const { passed, failures } = await test(context, stack, fittingOf(fittings, stack), login.env);
        context.say(`${stack.name}: ${failures.length === 0 ? 'planned' : 'not planned'}`);
        return { passed, failures: failures.map((text) => `${stack.name}: ${text}`) };
      });
      const none = stacks.length > 0 && served.length === 0 ? ['no provider of any stack was to be had'] : [];
      return {
        tool: 'terraform test',
        version: await terraformVersion(),
        checked: verdicts.reduce((sum, { passed }) => sum + passed, 0),
        failures: [...none, ...notInstalled(fittings), ...verdicts.flatMap(({ failures }) => failures)],
        notes: [
          ...notes(fittings, stacks),
          ...unplanned(all.filter((one) => !stacks.includes(one))),
          ...standIns(served.map(readBody)),
        ],
      } satisfies Report;
    } finally {
      login.close();
    }
  },
});

/** A plan and an apply of a stack, offline. */
async function test({ scratch }: Context, stack: Stack, fitting: Fitting, login: NodeJS.ProcessEnv): Promise<Verdict> {
  if (fitting.error !== undefined) return { passed: 0, failures: [fitting.error] };
  const cwd = join(scratch, 'stacks', stack.name);
  cpSync(stack.folder, cwd, { recursive: true });
  const { body, variables } = offline(fitted(stack, fitting));
  writeFileSync(join(cwd, stackFile), JSON.stringify(body, null, 2));
  mkdirSync(join(cwd, 'tests'));
  writeFileSync(join(cwd, 'tests', 'stack.tftest.json'), JSON.stringify(testFile(body, variables), null, 2));
  const refused = await furnish(cwd, fitting, stack);
  if (refused !== undefined) return { passed: 0, failures: [refused] };
  const env = { ...fitting.env, ...login, ...nowhere };
  const { stdout, stderr } = await run('terraform', ['test', '-json', '-verbose'], { cwd, env, seconds: 240 });
  return verdict(stdout, stderr);
}

/** Stacks of clouds for which nothing stands in. */
function unplanned(stacks: readonly Stack[]): string[] {
  const names = stacks.map(({ name }) => name).join(', ');
  return stacks.length > 0 ? [`not planned, nothing being known to stand in for their cloud: ${names}`] : [];
}

/** What stood in for the clouds, by type. */
function standIns(bodies: readonly Body[]): string[] {
  const types = (blocks: ReturnType<typeof flat>) => [...new Set(blocks.map(({ type }) => type))].sort().join(', ');
  const lookups = bodies.flatMap(({ data }) => flat(data)).filter(({ type }) => !computedHere.includes(type));
  const opened = bodies.flatMap(({ ephemeral }) => flat(ephemeral));
  return [
    ...(lookups.length > 0 ? [`${lookups.length} lookups got made-up values: ${types(lookups)}`] : []),
    ...(opened.length > 0
      ? [`${opened.length} ephemeral blocks, which no test can mock, were ephemeral variables: ${types(opened)}`]
      : []),
  ];
}
