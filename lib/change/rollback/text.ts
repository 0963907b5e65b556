import type { Consequential } from '../change-report';
import { shownType, shownValue } from '../report/shown';
import { commandLine } from '../steps/commands';
import { markdownPlan } from '../steps/markdown';
import { emergencyCommands } from './emergency';
import type { Rollback } from './rollback';

/** How to take a change back, for a terminal. */
export function rollbackText(rollback: Rollback): string {
  const { to, returning, lasting, kept, files, plan } = rollback;
  if (files.length === 0) return `no spec differs from ${to}\n`;
  return [
    `${returning.length} ${returning.length === 1 ? 'object returns' : 'objects return'} with the specs of ${to}`,
    ...section(
      'do not return by themselves',
      lasting.flatMap(({ change, remedy }) => [`${nameOf(change)}: ${remedy.why}`, `  instead: ${remedy.instead}`]),
    ),
    ...section(
      'keys that stay as they are',
      kept.map(({ id, before }) => `${id} (${shownValue(before)})`),
    ),
    ...section(
      'files of specs that return (--write)',
      files.map(({ file, text }) => (text === undefined ? `${file}, which goes` : file)),
    ),
    '',
    markdownPlan(plan),
  ].join('\n');
}

/** Commands to type at once, for a terminal. */
export function emergencyText(rollback: Rollback): string {
  const all = emergencyCommands(rollback);
  if (all.length === 0) return `nothing in a cluster differs from ${rollback.to}\n`;
  return all
    .map(({ title, commands }) => `# ${title}\n${commands.map((one) => `${commandLine(one)}\n`).join('')}`)
    .join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `${title}:`, ...lines.map((one) => `  ${one}`)] : [];
}

function nameOf(change: Consequential): string {
  return `${shownType(change)} ${change.name}`;
}
