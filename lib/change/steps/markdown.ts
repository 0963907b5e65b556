import { code as codeSpan, prose } from '../report/inert-markdown';
import { commandLine } from './commands';
import type { Check, Plan, Step } from './step';

/** Steps as Markdown for a pull request or a run book. */
export function markdownPlan({ from, to, steps, split }: Plan): string {
  if (steps.length === 0) return `Nothing changes from ${code(from)} to ${code(to)}.\n`;
  const last = steps.findIndex(({ isPointOfNoReturn }) => isPointOfNoReturn);
  const head = [
    `# Steps from ${code(from)} to ${code(to)}`,
    '',
    'Contexts of kubectl and flux are named `<platform>-<cluster>`.',
    last < 0 ? 'All steps can be undone.' : `From step ${last + 1} on, there is no return.`,
    ...(split
      ? [
          '',
          `Two pull requests are safer. Leave these keys to the second, since ${split.reason}:`,
          '',
          ...split.later.map((one) => `- ${code(one)}`),
        ]
      : []),
  ];
  return `${[...head, '', ...steps.map((one, index) => stepText(one, index + 1))].join('\n')}`;
}

function stepText(step: Step, number: number): string {
  const { title, reason, commands, checks, window, irreversible, isPointOfNoReturn } = step;
  return [
    `## ${number}. ${prose(title)}`,
    '',
    `${prose(sentence(reason))}${window ? ` Run it ${prose(window)}.` : ''}`,
    ...(isPointOfNoReturn ? ['', '**Point of no return.**'] : []),
    ...(irreversible ? ['', `Cannot be undone (${irreversible.consequence}): ${prose(irreversible.reason)}`] : []),
    ...(commands.length > 0 ? ['', ...fenced(commands.map(commandLine))] : []),
    ...(checks.length > 0 ? ['', 'Then check:', '', ...checks.flatMap(checkLines)] : []),
    '',
    '',
  ].join('\n');
}

function checkLines({ what, command, query }: Check): string[] {
  if (command) return [`- ${prose(what)}: ${code(commandLine(command))}`];
  return query ? [`- ${prose(what)}, for ${prose(query.quiet)}: ${code(query.expression)}`] : [`- ${prose(what)}`];
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Lines as code that no text among them can end. */
function fenced(lines: readonly string[]): string[] {
  const longest = Math.max(2, ...lines.flatMap((one) => [...one.matchAll(/`+/g)].map(([ticks]) => ticks.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}sh`, ...lines, fence];
}

/** A text as code, whole: a part of a command could be typed. */
function code(text: string): string {
  return codeSpan(text, Number.POSITIVE_INFINITY);
}
