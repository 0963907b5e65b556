import type { Compared } from '../diff';
import { commandLine } from '../steps/commands';
import { planOf } from '../steps/plan';
import type { Check, Plan, Step } from '../steps/step';
import { redactedText } from './redacted-value';
import type { Section, SectionStep } from './section';

/** The steps of a change as a part of its reports; none where nothing changes. */
export function stepSections(compared: Compared): Section[] {
  const { steps, split } = planOf(compared);
  return steps.length > 0 ? [{ title: 'Steps', steps: [...splitStep(split), ...steps.map(stepOf)] }] : [];
}

function splitStep(split: Plan['split']): SectionStep[] {
  if (!split) return [];
  const title = `leave ${split.later.join(', ')} to a second pull request, since ${split.reason}`;
  return [{ title: redactedText(title), commands: [], checks: [] }];
}

function stepOf({ title, commands, checks, isPointOfNoReturn, irreversible }: Step): SectionStep {
  const why = irreversible ? ` (cannot be undone: ${irreversible.reason})` : '';
  return {
    title: redactedText(`${title}${why}`),
    commands: commands.map((words) => redactedText(commandLine(words))),
    checks: checks.map(checkOf),
    isPointOfNoReturn,
  };
}

function checkOf({ what, command, query }: Check): SectionStep['checks'][number] {
  const said = query ? `${what}, for ${query.quiet}:` : `${what}${command ? ':' : ''}`;
  const code = query?.expression ?? (command && commandLine(command));
  return { what: redactedText(said), ...(code !== undefined && { code: redactedText(code) }) };
}
