import type { Outcome } from '../harness/process';
import { deploy } from './deploy';
import { type Field, byPeople, terraform } from './field';
import { type Trial, ranks } from './trial';

/** Applies a stack; what went wrong. */
export async function apply(field: Field, trial: Trial): Promise<string[]> {
  const start = Date.now();
  const way = byPeople(field, trial) ? 'deployed by cdktf' : 'applied';
  const { code, stdout, stderr } = byPeople(field, trial)
    ? await deploy(field.project!, trial, field.env)
    : await applyItself(field, trial);
  field.say(`${trial.name}: ${code === 0 ? way : `not ${way}`} in ${Math.round((Date.now() - start) / 1000)} s`);
  return code === 0 ? [] : [`${trial.name}: apply: ${short(stderr.trim() || stdout)}`];
}

async function applyItself(field: Field, trial: Trial): Promise<Outcome> {
  const init = await terraform(field, trial, 'init', '-input=false');
  return init.code === 0 ? terraform(field, trial, 'apply', '-auto-approve', '-input=false') : init;
}

/** Plans a stack that was just applied, which has nothing left to do; what it still wants. */
export async function planAgain(field: Field, trial: Trial): Promise<string[]> {
  const args = ['plan', '-detailed-exitcode', '-input=false', '-lock=false'];
  const { code, stdout, stderr } = await terraform(field, trial, ...args);
  field.say(`${trial.name}: ${code === 0 ? 'nothing to do' : 'not as it was applied'} in a second plan`);
  return code === 0 ? [] : [`${trial.name}: a second plan: ${short(code === 2 ? changesIn(stdout) : stderr)}`];
}

/** Lines of a plan that name a resource or an argument of it that changes. */
export function changesIn(plan: string): string {
  // Before it stands what the signs mean.
  const actions = plan.split('will perform the following actions:')[1] ?? plan;
  const changes = actions.split('\n').filter((line) => /^ +# |^ +([~+-]|-\/\+|\+\/-) /.test(line));
  return changes.filter((line) => !/known after apply/.test(line)).join('\n');
}

/** Destroys a stack; what went wrong. What holds the state of all others refuses to go. */
export async function destroy(field: Field, trial: Trial): Promise<string[]> {
  const { code, stderr } = await terraform(field, trial, 'destroy', '-auto-approve', '-input=false');
  const refused = code !== 0 && /prevent_destroy/.test(stderr);
  field.say(`${trial.name}: ${code === 0 ? 'destroyed' : refused ? 'refuses to be destroyed' : 'not destroyed'}`);
  if (trial.rank !== ranks.state) return code === 0 ? [] : [`${trial.name}: destroy: ${short(stderr)}`];
  if (refused) return [];
  return [`${trial.name}: destroy: expected prevent_destroy to keep it: ${short(stderr) || 'it is gone'}`];
}

/** Without the source lines that Terraform quotes: a stack may be one long line. */
export function short(text: string): string {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => line.trim() && line.length < 400 && !/^ *\d+: /.test(line));
  return lines.slice(0, 12).join('\n');
}
