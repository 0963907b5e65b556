import { type StepType, stepTypes } from '../../lib/change/steps/step';
import type { Plan, Step } from '../../lib/change/steps/step';

/** Steps that people do: where no command can, or where the code is elsewhere. */
const byHand: ReadonlySet<StepType> = new Set(['blocked', 'merge', 'backup', 'wait', 'expand']);

/** What is wrong with the order or the form of steps. */
export function disorders({ steps }: Plan): string[] {
  return [...steps.flatMap(malformed), ...sharedIds(steps), ...misplaced(steps), ...unresumed(steps)];
}

function malformed({ type, title, commands, checks }: Step): string[] {
  const words = [...commands, ...checks.flatMap(({ command }) => (command ? [command] : []))];
  return [
    ...(commands.length > 0 || byHand.has(type) ? [] : [`${title} has no command`]),
    ...(checks.length > 0 ? [] : [`${title} has no check`]),
    ...words
      .filter((all) => all.some((word) => typeof word !== 'string' || /undefined|\[object/.test(word)))
      .map((all) => all.join(' ')),
  ];
}

function sharedIds(steps: readonly Step[]): string[] {
  const ids = steps.map(({ id }) => id);
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))].map((id) => {
    const titles = steps.filter((one) => one.id === id).map(({ title, environment }) => `${title} in ${environment}`);
    return `one id: ${titles.join(', ')}`;
  });
}

/** Steps after one that must come later: of another environment, or of another sort in the same one. */
function misplaced(steps: readonly Step[]): string[] {
  const places = steps.map(({ type, environment }) => {
    const isEarly = type === 'blocked' || type === 'suspend' || type === 'merge';
    return { isEarly, environment, rank: stepTypes.indexOf(type === 'backup' ? 'expand' : type) };
  });
  return steps.flatMap(({ title }, index) => {
    const [here, before] = [places[index]!, places[index - 1]];
    if (!before) return [];
    const isBack = here.isEarly
      ? !before.isEarly || before.rank > here.rank
      : here.environment === before.environment &&
        before.rank > here.rank &&
        here.rank < stepTypes.indexOf('reconcile');
    return isBack ? [`${title} comes too late`] : [];
  });
}

/** Kustomizations that stay suspended, and those that are applied while they are. */
function unresumed(steps: readonly Step[]): string[] {
  const suspended = new Set<string>();
  const wrong: string[] = [];
  for (const words of steps.flatMap(({ commands }) => commands)) {
    const [tool, verb, , name] = words;
    const id = [name, words.at(-1)].join(' ');
    if (tool !== 'flux') continue;
    if (verb === 'suspend') suspended.add(id);
    if (verb === 'resume' && !suspended.delete(id)) wrong.push(`${id} is resumed, and was not suspended`);
    if (verb === 'reconcile' && suspended.has(id)) wrong.push(`${id} is applied while it is suspended`);
  }
  return [...wrong, ...[...suspended].map((id) => `${id} stays suspended`)];
}
