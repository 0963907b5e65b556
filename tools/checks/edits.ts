import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { formatProblem } from '../../lib/model/problem';
import { synthesize } from '../../lib/synth/synthesize';
import { each } from '../harness/each';
import type { Context, Report, Check } from '../harness/check';
import { builtVersion, motoTools } from '../harness/toolbox';
import { type Files, edited, edits as changes, shop, store } from '../terraform/edits';
import { type Field, makeField } from '../terraform/field';
import { lacking } from '../terraform/moto-limits';
import { type Moto, makeBucket, startMoto } from '../terraform/moto-server';
import { apply, destroy, planAgain } from '../terraform/steps';
import { type Trial, atOnce, chooseTrials, levelsOf, ranks } from '../terraform/trial';

/** Whether what is applied may be edited: after each change and its apply, a plan has nothing to do; and at the end all of it goes. */
export const edits: Check = {
  name: 'edits',
  needs: motoTools,
  minutes: 21,
  waits: true,
  run: async (context) => {
    const server = await startMoto('111111111111', 'us-east-1');
    try {
      const failures = await lifeOf(context, server);
      const notes = Object.entries(lacking).map(([type, why]) => `left out ${type}: ${why}`);
      return {
        tool: 'terraform apply after each edit, against moto',
        version: builtVersion('moto'),
        checked: changes.length,
        failures,
        notes: [...changes.map(({ what }, index) => `edit ${index + 1}: ${what}`), ...notes],
      } satisfies Report;
    } finally {
      server.close();
    }
  },
};

/** A platform from its first apply over all edits to its end; what went wrong, up to the first edit that did. */
async function lifeOf(context: Context, server: Moto): Promise<string[]> {
  let files = shop;
  let before: readonly Trial[] = [];
  await makeBucket(server, store);
  for (const edit of [undefined, ...changes]) {
    files = edit ? edited(files, edit) : files;
    const trials = await stacksOf(context, files);
    const failures = await take(context, server, { before, now: trials, isQuiet: edit?.isQuiet ?? false });
    if (failures.length > 0) return failures.map((one) => `${edit?.what ?? 'the first apply'}: ${one}`);
    context.say(`done: ${edit?.what ?? 'the first apply'}`);
    before = trials;
  }
  const field = fieldOf(context, server, before);
  const found = (await each(before, atOnce, (trial) => planAgain(field, trial))).flat();
  for (const level of levelsOf(before).reverse())
    found.push(...(await each(level, atOnce, (trial) => destroy(field, trial))).flat());
  return found;
}

/** Stacks before an edit, and after it. */
interface Step {
  readonly before: readonly Trial[];
  readonly now: readonly Trial[];
  readonly isQuiet: boolean;
}

/** Applies what an edit changed, destroys what it removed, and plans what it changed. */
async function take(context: Context, server: Moto, { before, now, isQuiet }: Step): Promise<string[]> {
  const field = fieldOf(context, server, now);
  const texts = new Map(before.map(({ name, body }) => [name, JSON.stringify(body)]));
  const changed = now.filter(({ name, body }) => texts.get(name) !== JSON.stringify(body));
  const gone = before.filter(({ name }) => !now.some((one) => one.name === name));
  const count = changed.length + gone.length;
  if ((count === 0) !== isQuiet) return [`expected ${isQuiet ? 'no' : 'a'} stack that changes, got ${count}`];
  const removed = (await each(gone, atOnce, (trial) => destroy(field, trial))).flat();
  if (removed.length > 0) return removed;
  for (const level of levelsOf(changed)) {
    const failures = (await each(level, atOnce, (trial) => apply(field, trial))).flat();
    if (failures.length > 0) return failures;
  }
  return (await each(changed, atOnce, (trial) => planAgain(field, trial))).flat();
}

function fieldOf(context: Context, server: Moto, trials: readonly Trial[]): Field {
  return makeField({ ...context, dist: distOf(context) }, server, trials, Object.keys(lacking));
}

function distOf({ scratch }: Context): string {
  return join(scratch, 'repository', 'dist');
}

/** What the files synthesize to. */
async function stacksOf(context: Context, files: Files): Promise<Trial[]> {
  const root = dirname(distOf(context));
  rmSync(root, { recursive: true, force: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const { problems } = await synthesize({ root, strict: true, layers: ['terraform'] });
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));
  // The store of states itself is tried by `moto`.
  return chooseTrials({ ...context, dist: distOf(context) }).filter(({ rank }) => rank !== ranks.state);
}
