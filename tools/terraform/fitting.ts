import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, output, run } from '../harness/process';
import { each } from '../harness/each';
import type { Context } from '../harness/check';
import { readBody } from './body';
import { type BuiltProvider, buildable, builtProviders, overridesConfig, providerNames, standIns } from './built';
import { adapted, differing } from './differences';
import { cliConfig, findMirror } from './mirror';
import { type Stack, stackFile } from './stacks';

/** What serves as the providers of all stacks that need the same. */
export interface Fitting {
  readonly providers: string;
  readonly env: NodeJS.ProcessEnv;
  /** Folder whose providers to take over; none where built ones are all it takes. */
  readonly initialized?: string;
  /** Built ones, in place of the releases that were asked for. */
  readonly standIns: readonly BuiltProvider[];
  /** Why Terraform could not be set up, though nothing is lacking. */
  readonly error?: string;
  /** Whether a provider is not available. */
  readonly lacking: boolean;
}

/** Messages of Terraform for an unavailable provider, not for a wrong one in a stack. */
const unavailable = /not found in any of the search locations|could not connect to|no such host|connection refused/s;

/** Providers for all stacks, those of the same line fetched once. */
export function fitAll(context: Context, stacks: readonly Stack[], atOnce: number): Promise<Fitting[]> {
  const lines = [...new Set(stacks.map(({ providers }) => providers))];
  const first = (providers: string) => stacks.find((stack) => stack.providers === providers)!;
  return each(lines, atOnce, (providers) => fit(context, first(providers)));
}

/** Terraform's own. */
export async function terraformVersion(): Promise<string> {
  const env = { CHECKPOINT_DISABLE: '1' };
  const said = JSON.parse(await output('terraform', ['version', '-json'], { env })) as { terraform_version: string };
  return said.terraform_version;
}

/** What serves a stack. */
export function fittingOf(fittings: readonly Fitting[], stack: Stack): Fitting {
  return fittings.find(({ providers }) => providers === stack.providers)!;
}

/** Fetches the providers of a stack; what cannot be had is taken from those that were built. */
async function fit(context: Context, stack: Stack): Promise<Fitting> {
  const { providers } = stack;
  const fetched = environment(context, 'fetched.rc', cliConfig(findMirror()));
  const folder = join(context.scratch, 'providers', stack.name);
  cpSync(stack.folder, folder, { recursive: true });
  const { code, stderr } = await initialize(folder, fetched);
  if (code === 0) return { providers, env: fetched, initialized: folder, standIns: [], lacking: false };
  if (!unavailable.test(stderr)) {
    return { providers, env: fetched, standIns: [], lacking: false, error: stderr.trim() };
  }

  const built = standIns(providers, builtProviders());
  const env = environment(context, `${stack.name}.rc`, overridesConfig(built));
  const fitting = { providers, env, standIns: built };
  if (built.length === 0) return { ...fitting, lacking: true };
  const others = remaining(stack, built);
  if (Object.keys(others).length === 0) return { ...fitting, lacking: false };
  const rest = join(context.scratch, 'providers', `${stack.name}.rest`);
  mkdirSync(rest);
  writeFileSync(join(rest, stackFile), JSON.stringify({ terraform: { required_providers: others } }));
  const second = await initialize(rest, fetched);
  return { ...fitting, initialized: rest, lacking: second.code !== 0 };
}

/** Puts a fitting's providers into a folder that holds a stack. */
export async function furnish(
  folder: string,
  { env, initialized }: Fitting,
  { modular }: Stack,
): Promise<string | undefined> {
  if (initialized === undefined) return undefined;
  if (modular) {
    const { code, stderr } = await initialize(folder, env);
    return code === 0 ? undefined : stderr.trim();
  }
  mkdirSync(join(folder, '.terraform'));
  symlinkSync(join(initialized, '.terraform', 'providers'), join(folder, '.terraform', 'providers'));
  cpSync(join(initialized, '.terraform.lock.hcl'), join(folder, '.terraform.lock.hcl'));
  return undefined;
}

/** Simulated providers, their differences, and unavailable ones. */
export function notes(fittings: readonly Fitting[], stacks: readonly Stack[]): string[] {
  const of = ({ providers }: Fitting) => stacks.filter((stack) => stack.providers === providers);
  const said = fittings.flatMap((fitting) => {
    const by = fitting.standIns.map(({ name, version }) => `${name} ${version}`).join(', ');
    if (fitting.lacking) {
      const names = of(fitting).map(({ name }) => name);
      return [
        `provider not to be had here (${fitting.providers}), checked by its schema in make test: ${names.join(', ')}`,
      ];
    }
    if (by === '') return [];
    const bodies = of(fitting).map(readBody);
    const found = new Set(bodies.flatMap((body) => differing(body, fitting.standIns)));
    return [
      `${by}, built from source, instead of what is asked for (${fitting.providers})`,
      ...[...found].map(({ type, why }) => `expected difference of ${by}: ${type}: ${why}`),
    ];
  });
  return [...new Set(said)];
}

/** Stacks without the providers that `install.sh` builds: a failure in CI. */
export function notInstalled(fittings: readonly Fitting[]): string[] {
  const lacking = fittings.filter((fitting) => fitting.lacking).map(({ providers }) => providers);
  if (process.env.CI !== 'true') return [];
  return lacking
    .filter((providers) => providerNames(providers).every((name) => buildable.includes(name) || name === 'aws'))
    .map((providers) => `no provider for ${providers}: run tools/install.sh ${buildable.join(' ')}`);
}

/** A stack as its fitting takes it. */
export function fitted(stack: Stack, { standIns: built }: Fitting) {
  return adapted(readBody(stack), built);
}

const init = ['init', '-backend=false', '-input=false', '-no-color'];

const initialize = (cwd: string, env: NodeJS.ProcessEnv): Promise<Outcome> =>
  run('terraform', init, { cwd, env, seconds: 300 });

function environment({ scratch }: Context, name: string, config: string): NodeJS.ProcessEnv {
  const TF_CLI_CONFIG_FILE = join(scratch, name);
  writeFileSync(TF_CLI_CONFIG_FILE, config);
  return { TF_CLI_CONFIG_FILE, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_DATA_DIR: '.terraform' };
}

function remaining(stack: Stack, built: readonly BuiltProvider[]): Record<string, unknown> {
  const required = (readBody(stack).terraform?.required_providers ?? {}) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(required).filter(([name]) => !built.some((one) => one.name === name)));
}
