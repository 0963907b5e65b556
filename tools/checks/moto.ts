import { each } from '../harness/each';
import type { Report, Check } from '../harness/check';
import { builtVersion, motoTools } from '../harness/toolbox';
import { type Field, byPeople, makeField, terraform } from '../terraform/field';
import { type Secrets, countLeaks, secretsIn } from '../terraform/leaks';
import { lacking } from '../terraform/moto-limits';
import { startMoto, storedSecrets } from '../terraform/moto-server';
import { apply, destroy, planAgain, short } from '../terraform/steps';
import { type Trial, atOnce, chooseTrials, levelsOf } from '../terraform/trial';

/** Whether the stacks of one environment apply, agree with themselves, keep secrets out of state, and go away again. */
export const moto: Check = {
  name: 'moto',
  needs: motoTools,
  minutes: 12,
  waits: true,
  run: async (context) => {
    const trials = chooseTrials(context);
    if (trials.length === 0) throw new Error('no environment with all of its stacks on AWS');
    const { region, allowed_account_ids: accounts } = trials[0]!.body.provider.aws[0]!;
    const server = await startMoto(accounts[0]!, region);
    try {
      const field = makeField(context, server, trials, Object.keys(lacking));
      return {
        tool: 'terraform apply, against moto',
        version: builtVersion('moto'),
        checked: trials.length,
        failures: await tryAll(field, trials, region),
        notes: notes(field, trials),
      } satisfies Report;
    } finally {
      server.close();
    }
  },
};

async function tryAll(field: Field, trials: readonly Trial[], region: string): Promise<string[]> {
  const levels = levelsOf(trials);
  for (const level of levels) {
    const failures = (await each(level, atOnce, (trial) => apply(field, trial))).flat();
    // What comes after would fail for want of what did not come.
    if (failures.length > 0) return failures;
  }
  const found = [
    ...(await each(trials, atOnce, (trial) => planAgain(field, trial))).flat(),
    ...(await leaks(field, trials, secretsIn(await storedSecrets(field.moto, region)))),
  ];
  for (const level of levels.reverse())
    found.push(...(await each(level, atOnce, (trial) => destroy(field, trial))).flat());
  return found;
}

/** Values of secrets in the state of any stack. */
async function leaks(field: Field, trials: readonly Trial[], secrets: Secrets): Promise<string[]> {
  const { stored, passwords } = secrets;
  if (passwords.length === 0) return ['no bundle carries a password: nothing was searched for'];
  field.say(`${stored.length} secrets, ${passwords.length} of them passwords in bundles, to search the states for`);
  const found = await each(trials, atOnce, async (trial) => {
    const { code, stdout, stderr } = await terraform(field, trial, 'state', 'pull');
    if (code !== 0) return [`${trial.name}: state: ${short(stderr)}`];
    const leaked = countLeaks(stdout, secrets);
    return leaked > 0 ? [`${trial.name}: its state holds ${leaked} values of secrets`] : [];
  });
  return found.flat();
}

function notes(field: Field, trials: readonly Trial[]): string[] {
  const deployed = trials.filter((trial) => byPeople(field, trial)).map(({ name }) => `npx cdktf deploy ${name}`);
  const leftOut = Object.entries(lacking).flatMap(([type, why]) => {
    const count = trials.reduce((sum, { body }) => sum + Object.keys(body.resource?.[type] ?? {}).length, 0);
    return count > 0 ? [`left out ${count} ${type}: ${why}`] : [];
  });
  return [...(deployed.length > 0 ? deployed : ['no cdktf.json beside dist: nothing deployed by cdktf']), ...leftOut];
}
