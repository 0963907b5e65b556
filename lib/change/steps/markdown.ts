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
    `## ${number}. ${inline(title)}`,
    '',
    `${inline(sentence(reason))}${window ? ` Run it ${inline(window)}.` : ''}`,
    ...(isPointOfNoReturn ? ['', '**Point of no return.**'] : []),
    ...(irreversible ? ['', `Cannot be undone (${irreversible.consequence}): ${inline(irreversible.reason)}`] : []),
    ...(commands.length > 0 ? ['', ...fenced(commands.map(commandLine))] : []),
    ...(checks.length > 0 ? ['', 'Then check:', '', ...checks.flatMap(checkLines)] : []),
    '',
    '',
  ].join('\n');
}

function checkLines({ what, command, query }: Check): string[] {
  if (command) return [`- ${inline(what)}: ${code(commandLine(command))}`];
  return query ? [`- ${inline(what)}, for ${inline(query.quiet)}: ${code(query.expression)}`] : [`- ${inline(what)}`];
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

/** A text as code that it cannot end. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replace(/\s+/g, ' ')}${pad}${fence}`;
}

/** A text that is no Markdown, no HTML and no mention. */
function inline(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|!~@&]/g, '\\$&');
}
