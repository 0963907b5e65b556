import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { each } from '../harness/each';
import { type Outcome, output, run } from '../harness/process';
import type { Context, Report, Rung } from '../harness/rung';
import { terraformTools } from '../harness/toolbox';
import { builtProviders, overridesConfig, standIns } from '../terraform/built';
import { cliConfig, findMirror } from '../terraform/mirror';
import { type Stack, readStacks } from '../terraform/stacks';

/** Stacks validated at a time; each takes some 620 MB for the provider's schema. */
const atOnce = Number(process.env.STRATA_VERIFY_JOBS ?? 2);

/** What Terraform says when nobody has a provider, rather than when a stack asks for a wrong one. */
const unavailable = /not found in any of the search locations|could not connect to|no such host|connection refused/s;

interface Diagnostics {
  readonly diagnostics: readonly {
    readonly severity: 'error' | 'warning';
    readonly summary: string;
    readonly detail?: string;
    readonly address?: string;
  }[];
}

/** Whether Terraform finds every stack valid, against the real providers' schemas. */
export const terraform: Rung = {
  name: 'terraform',
  needs: terraformTools,
  run: async (context) => {
    const stacks = readStacks(context.dist);
    const env = environment(context);
    const sets = [...new Set(stacks.map(({ providers }) => providers))];
    const inits = await each(sets, atOnce, (providers) =>
      initialize(
        context,
        env,
        stacks.find((stack) => stack.providers === providers)!,
      ),
    );
    const initOf = ({ providers }: Stack) => inits[sets.indexOf(providers)]!;
    const built = builtProviders();
    const unmet = sets.filter((_, index) => unavailable.test(inits[index]!.stderr));
    const stoodIn = unmet.filter((providers) => standIns(providers, built).length > 0);
    const lacking = unmet.filter((providers) => !stoodIn.includes(providers));

    const valid = stacks.filter(({ providers }) => !lacking.includes(providers));
    const failures = await each(valid, atOnce, async (stack) => {
      const { code, stderr, folder } = initOf(stack);
      const stands = stoodIn.includes(stack.providers);
      const found = stands
        ? await validate(context, overriding(context, env), stack)
        : code === 0
          ? await validate(context, env, stack, folder)
          : [stderr.trim()];
      context.say(`${stack.name}: ${found.length === 0 ? 'valid' : 'not valid'}`);
      return found.map((text) => `${stack.name}: ${text}`);
    });
    const none = stacks.length > 0 && valid.length === 0 ? ['no provider of any stack was to be had'] : [];
    return {
      tool: 'terraform validate',
      version: await version(env),
      checked: valid.length,
      failures: [...none, ...failures.flat()],
      notes: [
        ...stoodIn.map((providers) => {
          const by = standIns(providers, built).map(({ name, version }) => `${name} ${version}`);
          return `validated by ${by.join(', ')}, built from source, instead of ${providers}`;
        }),
        ...lacking.map((providers) => note(providers, stacks)),
      ],
    } satisfies Report;
  },
};

function environment({ scratch }: Context): NodeJS.ProcessEnv {
  const TF_CLI_CONFIG_FILE = join(scratch, 'terraform.rc');
  writeFileSync(TF_CLI_CONFIG_FILE, cliConfig(findMirror()));
  return { TF_CLI_CONFIG_FILE, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_DATA_DIR: '.terraform' };
}

/** The same, with built providers in place of all others. */
function overriding({ scratch }: Context, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const TF_CLI_CONFIG_FILE = join(scratch, 'overrides.rc');
  writeFileSync(TF_CLI_CONFIG_FILE, overridesConfig(builtProviders()));
  return { ...env, TF_CLI_CONFIG_FILE };
}

async function version(env: NodeJS.ProcessEnv): Promise<string> {
  const { terraform_version } = JSON.parse(await output('terraform', ['version', '-json'], { env })) as {
    readonly terraform_version: string;
  };
  return terraform_version;
}

/** A folder that holds the providers of a stack, and of all that need the same. */
interface Initialized extends Outcome {
  readonly folder: string;
}

const init = ['init', '-backend=false', '-input=false', '-no-color'];

async function initialize({ scratch }: Context, env: NodeJS.ProcessEnv, stack: Stack): Promise<Initialized> {
  const folder = join(scratch, 'providers', stack.name);
  cpSync(stack.folder, folder, { recursive: true });
  return { ...(await run('terraform', init, { cwd: folder, env, seconds: 300 })), folder };
}

/** What Terraform has against a stack; without a folder of providers, those of `env` serve without an `init`. */
async function validate(context: Context, env: NodeJS.ProcessEnv, stack: Stack, providers?: string): Promise<string[]> {
  const cwd = join(context.scratch, 'stacks', stack.name);
  cpSync(stack.folder, cwd, { recursive: true });
  if (providers !== undefined && stack.modular) {
    const { code, stderr } = await run('terraform', init, { cwd, env, seconds: 300 });
    if (code !== 0) return [stderr.trim()];
  } else if (providers !== undefined) {
    mkdirSync(join(cwd, '.terraform'));
    symlinkSync(join(providers, '.terraform', 'providers'), join(cwd, '.terraform', 'providers'));
    cpSync(join(providers, '.terraform.lock.hcl'), join(cwd, '.terraform.lock.hcl'));
  }
  const { stdout, stderr } = await run('terraform', ['validate', '-json'], { cwd, env, seconds: 180 });
  if (!stdout.startsWith('{')) return [stderr.trim()];
  return (JSON.parse(stdout) as Diagnostics).diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ summary, detail, address }) => [address, summary, detail].filter((part) => part).join(': '));
}

function note(providers: string, stacks: readonly Stack[]): string {
  const names = stacks.filter((stack) => stack.providers === providers).map(({ name }) => name);
  return `provider not to be had here (${providers}), checked by its schema in make test: ${names.join(', ')}`;
}
