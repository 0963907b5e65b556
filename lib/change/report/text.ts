import type { Cause } from '../cause/cause';
import { changeHash } from '../change-hash';
import type { CausedField, ChangeReport, Consequential } from '../change-report';
import { type Cluster, clustersOf } from './clusters';
import { countsOf } from './report-data';
import { placeOf, shownKind, shownPath, shownValue, signs } from './shown';

/** Most fields of one object, and places of one cluster, that a report lists. */
const most = 6;

/** Numbers of causes, by their ids. */
type Numbers = ReadonlyMap<string, number>;

/** A report for a terminal: the causes, then what happens, the hardest first. */
export function textReport(report: ChangeReport, denied: readonly Consequential[] = []): string {
  const { from, to, changes, notes } = report;
  const said = notes.map((note) => `note: ${note}\n`).join('');
  if (changes.length === 0) return `${said}nothing changes from ${from} to ${to}\n`;
  const used = report.causes.filter(({ id }) => changes.some(({ causes }) => causes.includes(id)));
  const numbers = new Map(used.map(({ id }, index) => [id, index + 1]));
  const causes = used.map((one, index) => `  [${index + 1}] ${causeText(one)}\n`).join('');
  const parts = clustersOf(report).map((one) => clusterText(one, numbers));
  return `${said}${headline(report)}\n\ncauses:\n${causes}\nchanges:\n${parts.join('')}${unused(report, numbers)}${reachText(report)}${deniedText(denied)}`;
}

function headline(report: ChangeReport): string {
  const { from, to, changes } = report;
  const counts = Object.entries(countsOf(report)).map(([word, count]) => `${count} ${word}`);
  return `${from} -> ${to}: ${changes.length} ${changes.length === 1 ? 'object changes' : 'objects change'} (${counts.join(', ')})`;
}

function causeText({ type, name, position, before, after }: Cause): string {
  if (type === 'toolkit') return name;
  const place = position ? `${position.file}:${position.line}:${position.column}` : name;
  if (type === 'key') return `${place}  ${name}: ${shownValue(before)} -> ${shownValue(after)}`;
  return `${place}  ${before === undefined ? 'new file' : after === undefined ? 'removed file' : 'changed file'}`;
}

function clusterText({ sample, members }: Cluster, numbers: Numbers): string {
  const [first, ...others] = members.map(placeOf);
  const rest = others.length > 0 ? `, and ${others.length} more: ${listed(others)}` : '';
  const named = sample.oldName === undefined ? sample.name : `${sample.oldName} -> ${sample.name}`;
  const whole = sample.fields.length === 0 ? marks(sample.causes, numbers) : '';
  return [
    `  ${[signs[sample.action], shownKind(sample), named].filter(Boolean).join(' ')}${whole}  (${first}${rest})`,
    ...sample.impacts.map(({ consequence, reason }) => `      ${consequence}: ${reason}`),
    ...fieldLines(sample.fields, numbers),
    '',
  ].join('\n');
}

function fieldLines(fields: readonly CausedField[], numbers: Numbers): string[] {
  const shown = fields
    .slice(0, most)
    .map(
      ({ path, before, after, causes }) =>
        `      ${shownPath(path)}: ${shownValue(before)} -> ${shownValue(after)}${marks(causes, numbers)}`,
    );
  return fields.length > most ? [...shown, `      and ${fields.length - most} more fields`] : shown;
}

function marks(causes: readonly string[], numbers: Numbers): string {
  const all = causes.map((id) => numbers.get(id)).join(', ');
  return all === '' ? '' : ` [${all}]`;
}

function listed(places: readonly string[]): string {
  const all = [...new Set(places)];
  return all.length > most ? `${all.slice(0, most).join(', ')}, …` : all.join(', ');
}

function unused({ causes }: ChangeReport, numbers: Numbers): string {
  const idle = causes.filter(({ id, type }) => type !== 'toolkit' && !numbers.has(id));
  return idle.length > 0 ? `\nwithout an effect:\n${idle.map((one) => `  ${causeText(one)}\n`).join('')}` : '';
}

function reachText({ reach }: ChangeReport): string {
  const lines = reach.map(
    ({ environment, service, through, direction }) =>
      `  ${environment}/${service} ${direction === 'upstream' ? 'calls' : 'is called by'} ${through}\n`,
  );
  return lines.length > 0 ? `\nreached:\n${lines.join('')}` : '';
}

function deniedText(denied: readonly Consequential[]): string {
  const lines = denied.map(
    (one) => `  ${changeHash(one)}  ${one.consequence}: ${one.action} ${one.name}  (${one.file})\n`,
  );
  return lines.length > 0
    ? `\ndenied; to let exactly such a change pass, name its hash under acknowledge:\n${lines.join('')}`
    : '';
}
