import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, run } from '../harness/process';
import type { Context } from '../harness/check';
import { type Project, findProject } from './deploy';
import { leaveOut } from './leave-out';
import { cliConfig, findMirror } from './mirror';
import type { Moto } from './moto-server';
import { stackFile } from './stacks';
import { type Trial, ranks } from './trial';

/** Everything that a trial runs in. */
export interface Field extends Context {
  readonly moto: Moto;
  readonly env: NodeJS.ProcessEnv;
  /** Copy of the repository in which people type commands. @default - `dist` belongs to none */
  readonly project?: Project;
}

/** A field with a copy of every stack in it that speaks with moto, without some types of resources. */
export function makeField(context: Context, moto: Moto, trials: readonly Trial[], leftOut: readonly string[]): Field {
  const project = findProject(context);
  const field = { ...context, moto, env: environment(context, moto), ...(project && { project }) };
  for (const trial of trials) copyStack(field, trial, leftOut);
  return field;
}

/** Whether a stack is deployed as people do it. */
export function byPeople({ project }: Field, { rank }: Trial): boolean {
  return project !== undefined && rank === ranks.network;
}

/** Runs Terraform in the copy of a stack. */
export async function terraform(field: Field, trial: Trial, ...args: readonly string[]): Promise<Outcome> {
  return run('terraform', [...args, '-no-color'], { cwd: folderOf(field, trial), env: field.env, seconds: 420 });
}

function folderOf(field: Field, trial: Trial): string {
  return byPeople(field, trial) ? join(field.project!.stacks, trial.name) : join(field.scratch, trial.name);
}

function copyStack(field: Field, trial: Trial, leftOut: readonly string[]): void {
  const folder = folderOf(field, trial);
  mkdirSync(folder, { recursive: true });
  if (!byPeople(field, trial))
    writeFileSync(join(folder, stackFile), JSON.stringify(leaveOut(trial.body, leftOut), null, 2));
  writeFileSync(join(folder, 'moto_override.tf.json'), JSON.stringify(overrides(field.moto, trial), null, 2));
}

/** Terraform merges what such a file says into the stack beside it. */
function overrides({ url }: Moto, { body }: Trial): object {
  const { s3 } = body.terraform.backend;
  const provider = { aws: [{ s3_use_path_style: true, max_retries: 2, skip_metadata_api_check: 'true' }] };
  if (!s3) return { provider };
  return { provider, terraform: { backend: { s3: { ...s3, use_path_style: true, endpoints: { s3: url } } } } };
}

function environment({ scratch }: Context, { env }: Moto): NodeJS.ProcessEnv {
  const TF_CLI_CONFIG_FILE = join(scratch, 'terraform.rc');
  writeFileSync(TF_CLI_CONFIG_FILE, cliConfig(findMirror()));
  return { ...env, TF_CLI_CONFIG_FILE, CHECKPOINT_DISABLE: '1', TF_IN_AUTOMATION: '1', TF_DATA_DIR: '.terraform' };
}
