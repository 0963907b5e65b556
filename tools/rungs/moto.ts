import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { each } from '../harness/each';
import { type Outcome, run } from '../harness/process';
import type { Context, Report, Rung } from '../harness/rung';
import { builtVersion, motoTools } from '../harness/toolbox';
import { leaveOut } from '../terraform/leave-out';
import { cliConfig, findMirror } from '../terraform/mirror';
import { type Moto, startMoto, storedSecrets } from '../terraform/moto-server';
import { stackFile } from '../terraform/stacks';
import { type Trial, chooseTrials, ranks, services } from '../terraform/trial';

/** Stacks at a time; most of their time is waiting. */
const atOnce = 2 * Number(process.env.STRATA_VERIFY_JOBS ?? 2);

/** What moto cannot do, and why. */
const lacking: Readonly<Record<string, string>> = {
  aws_eks_addon: 'moto never reports an add-on as active',
  aws_eks_pod_identity_association: 'moto has no CreatePodIdentityAssociation',
  aws_elasticache_parameter_group: 'moto has no CreateCacheParameterGroup',
  aws_elasticache_user_group: 'moto has no CreateUserGroup',
};

const repository = dirname(dirname(__dirname));

/** Everything that a trial runs in. */
interface Field extends Context {
  readonly moto: Moto;
  readonly env: NodeJS.ProcessEnv;
}

/** Whether the stacks of one environment apply, agree with themselves, keep secrets out of state, and go away again. */
export const moto: Rung = {
  name: 'moto',
  needs: motoTools,
  run: async (context) => {
    const trials = chooseTrials(context);
    if (trials.length === 0) throw new Error('no environment with all of its stacks on AWS');
    const { region, allowed_account_ids: accounts } = trials[0]!.body.provider.aws[0]!;
    const server = await startMoto(accounts[0]!, region);
    const field = { ...context, moto: server, env: environment(context, server) };
    mkdirSync(join(context.scratch, 'cdktf'));
    for (const trial of trials) prepare(field, trial);
    try {
      return {
        tool: 'terraform apply, against moto',
        version: builtVersion('moto'),
        checked: trials.length,
        failures: await tryAll(field, trials, region),
        notes: notes(trials),
      } satisfies Report;
    } finally {
      server.close();
    }
  },
};

async function tryAll(field: Field, trials: readonly Trial[], region: string): Promise<string[]> {
  const levels = [...new Set([...Object.values(ranks), services])].map((rank) =>
    trials.filter((trial) => trial.rank === rank),
  );
  for (const level of levels) {
    const failures = (await each(level, atOnce, (trial) => apply(field, trial))).flat();
    // What comes after would fail for want of what did not come.
    if (failures.length > 0) return failures;
  }
  const found = [
    ...(await each(trials, atOnce, (trial) => planAgain(field, trial))).flat(),
    ...(await leaks(field, trials, region)),
  ];
  for (const level of levels.reverse())
    found.push(...(await each(level, atOnce, (trial) => destroy(field, trial))).flat());
  return found;
}

/** A copy that speaks with moto; the one by cdktf is synthesized by it. */
function prepare(field: Field, trial: Trial): void {
  const { body } = trial;
  const folder = folderOf(field, trial);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, stackFile), JSON.stringify(leaveOut(body, Object.keys(lacking)), null, 2));
  const { s3 } = body.terraform.backend;
  const overrides = {
    provider: { aws: [{ s3_use_path_style: true, max_retries: 2, skip_metadata_api_check: 'true' }] },
    ...(s3 && { terraform: { backend: { s3: { ...s3, use_path_style: true, endpoints: { s3: field.moto.url } } } } }),
  };
  writeFileSync(join(folder, 'moto_override.tf.json'), JSON.stringify(overrides, null, 2));
}

/** The network's is in a tree that the cdktf CLI synthesizes for itself. */
function folderOf({ scratch }: Context, { name, rank }: Trial): string {
  return rank === ranks.network ? join(scratch, 'cdktf', 'dist', 'terraform', 'stacks', name) : join(scratch, name);
}

function environment({ scratch }: Context, { env }: Moto): NodeJS.ProcessEnv {
  const TF_CLI_CONFIG_FILE = join(scratch, 'terraform.rc');
  writeFileSync(TF_CLI_CONFIG_FILE, cliConfig(findMirror()));
  return { ...env, TF_CLI_CONFIG_FILE, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_DATA_DIR: '.terraform' };
}

async function terraform(field: Field, trial: Trial, ...args: readonly string[]): Promise<Outcome> {
  return run('terraform', args, { cwd: folderOf(field, trial), env: field.env, seconds: 420 });
}

/** As an engineer types it: `npx cdktf deploy <stack>`; offline, so that no checksums of other systems are fetched. */
async function deploy({ scratch, dist, env }: Field, { name }: Trial): Promise<Outcome> {
  const cwd = join(scratch, 'cdktf');
  const bin = join(repository, 'node_modules', '.bin');
  const tree = ['--directory', dirname(dist), '--dist', join(cwd, 'dist'), '--layer', 'terraform'];
  const app = [join(bin, 'tsx'), join(repository, 'lib', 'cli', 'main.ts'), 'synth', ...tree];
  const settings = { language: 'typescript', app: app.map((part) => JSON.stringify(part)).join(' ') };
  writeFileSync(join(cwd, 'cdktf.json'), JSON.stringify({ ...settings, output: 'dist/terraform' }));
  const args = ['deploy', name, '--auto-approve', '--skip-provider-lock', '--no-color'];
  return run(join(bin, 'cdktf'), args, { cwd, env, seconds: 300 });
}

async function apply(field: Field, trial: Trial): Promise<string[]> {
  const start = Date.now();
  const { code, stdout, stderr } =
    trial.rank === ranks.network ? await deploy(field, trial) : await applyItself(field, trial);
  field.say(`${trial.name}: ${code === 0 ? 'applied' : 'failed'} in ${Math.round((Date.now() - start) / 1000)} s`);
  if (code === 0) return [];
  const said = short(stderr.trim() || stdout);
  field.say(said);
  return [`${trial.name}: apply: ${said}`];
}

async function applyItself(field: Field, trial: Trial): Promise<Outcome> {
  const init = await terraform(field, trial, 'init', '-input=false', '-no-color');
  return init.code === 0 ? terraform(field, trial, 'apply', '-auto-approve', '-input=false', '-no-color') : init;
}

/** A stack that was just applied has nothing left to do. */
async function planAgain(field: Field, trial: Trial): Promise<string[]> {
  const args = ['plan', '-detailed-exitcode', '-input=false', '-no-color', '-lock=false'];
  const { code, stdout, stderr } = await terraform(field, trial, ...args);
  field.say(`${trial.name}: ${code === 0 ? 'nothing to do' : 'not as it was applied'} in a second plan`);
  if (code === 0) return [];
  const changes = stdout.split('\n').filter((line) => /^ +# |^ +[~+-] |forces replacement/.test(line));
  return [`${trial.name}: a second plan: ${short(code === 2 ? changes.join('\n') : stderr)}`];
}

/** Values of secrets in the state of any stack. */
async function leaks(field: Field, trials: readonly Trial[], region: string): Promise<string[]> {
  const stored = await storedSecrets(field.moto, region);
  const values = [...stored, ...passwords(stored)];
  if (values.length === stored.length) return ['no bundle carries a password: nothing was searched for'];
  field.say(`${values.length} values of secrets to search the states for`);
  const found = await each(trials, atOnce, async (trial) => {
    const { code, stdout, stderr } = await terraform(field, trial, 'state', 'pull');
    if (code !== 0) return [`${trial.name}: state: ${short(stderr)}`];
    const leaked = values.filter(
      (value) => stdout.includes(value) || stdout.includes(JSON.stringify(value).slice(1, -1)),
    );
    return leaked.length > 0 ? [`${trial.name}: its state holds ${leaked.length} values of secrets`] : [];
  });
  return found.flat();
}

/** Passwords inside bundles: what is stored alone as well. */
function passwords(stored: readonly string[]): string[] {
  return stored.flatMap((text) => {
    if (!text.startsWith('{')) return [];
    return Object.values(JSON.parse(text) as Record<string, string>).filter((value) => stored.includes(value));
  });
}

/** What holds the state of all others refuses to go. */
async function destroy(field: Field, trial: Trial): Promise<string[]> {
  const { code, stderr } = await terraform(field, trial, 'destroy', '-auto-approve', '-input=false', '-no-color');
  field.say(`${trial.name}: ${code === 0 ? 'destroyed' : 'not destroyed'}`);
  if (trial.rank !== ranks.state) return code === 0 ? [] : [`${trial.name}: destroy: ${short(stderr)}`];
  return /prevent_destroy/.test(stderr) ? [] : [`${trial.name}: expected prevent_destroy to keep it: ${short(stderr)}`];
}

/** Without the source lines that Terraform quotes: a stack may be one long line. */
function short(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => line.trim() && line.length < 400 && !/^ *\d+: /.test(line));
  return lines.slice(0, 12).join('\n');
}

function notes(trials: readonly Trial[]): string[] {
  return Object.entries(lacking).flatMap(([type, why]) => {
    const count = trials.reduce((sum, { body }) => sum + Object.keys(body.resource?.[type] ?? {}).length, 0);
    return count > 0 ? [`left out ${count} ${type}: ${why}`] : [];
  });
}
