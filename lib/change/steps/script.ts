import { hexOf } from '../../model/digest';
import { commandLine } from './commands';
import type { Check, Plan, Step } from './step';

/** Steps as a script for bash, which asks before what cannot be undone, and goes on where it stopped. */
export function scriptOf(plan: Plan): string {
  const id = hexOf(plan.steps.map((one) => one.id).join()).slice(0, 12);
  return [
    '#!/usr/bin/env bash',
    `# ${comment(`Steps from ${plan.from} to ${plan.to}`)}`,
    'set -euo pipefail',
    `done_file="\${STRATA_STEPS:-.strata-steps-${id}}"`,
    'touch "$done_file"',
    ...helpers,
    ...plan.steps.flatMap((one, index) => stepLines(one, index + 1, plan.steps.length)),
    `echo 'All steps are done.'`,
    '',
  ].join('\n');
}

const helpers = [
  'is_done() { grep -qxF "$1" "$done_file"; }',
  'finish() { echo "$1" >>"$done_file"; }',
  'confirm() { local answer; read -r -p "$1 Type yes to go on: " answer </dev/tty; [ "$answer" = yes ] || { echo "Stopped. Run the script again to go on here."; exit 1; }; }',
];

function stepLines(
  { id, title, reason, commands, checks, window, irreversible }: Step,
  number: number,
  all: number,
): string[] {
  const manual = commands.length === 0;
  const asked = irreversible
    ? `This cannot be undone (${irreversible.consequence}): ${irreversible.reason}.`
    : manual
      ? 'Do this by hand.'
      : undefined;
  return [
    '',
    `if ! is_done ${id}; then`,
    `  echo ${quoted(`${number}/${all} ${title}: ${reason}${window ? `; run it ${window}` : ''}`)}`,
    ...(asked ? [`  confirm ${quoted(asked)}`] : []),
    ...commands.map((words) => `  ${commandLine(words)}`),
    ...checks.flatMap(checkLines),
    `  finish ${id}`,
    'fi',
  ];
}

function checkLines({ what, command, query }: Check): string[] {
  if (command) return [`  echo ${quoted(`check: ${what}`)}`, `  ${commandLine(command)}`];
  const more = query ? ` for ${query.quiet}: ${query.expression}` : '';
  return [`  confirm ${quoted(`Check that ${what}${more}.`)}`];
}

function quoted(text: string): string {
  return `'${text.replace(/\s+/g, ' ').replaceAll("'", "'\\''")}'`;
}

function comment(text: string): string {
  return text.replace(/\s+/g, ' ');
}
