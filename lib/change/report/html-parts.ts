import { escaped } from '../../graph/escaped';
import { hexOf } from '../../model/digest';
import type { Cause } from '../cause/cause';
import type { CausedField, Consequential, Reached } from '../change-report';
import { changeHash } from '../change-hash';
import type { Impact } from '../impact/impact';
import type { Cluster } from './clusters';
import type { Section, SectionStep } from './section';
import { isHard, severities } from './severity';
import { placeOf, shownKind, shownPath, shownValue } from './shown';

/** Longest text of a value, and most fields and places of one change, on a page. */
const most = { value: 400, fields: 40, places: 12 } as const;

/** Anchors of causes: an id may have any sign. */
function anchorOf(id: string): string {
  return `cause-${hexOf(id).slice(0, 16)}`;
}

/** Objects that change alike. The anchor stands inside, so that a browser unfolds it. */
export function changeDetails({ sample, members, causes }: Cluster, number: number): string {
  const places = [...new Set(members.map(placeOf))];
  const kind = shownKind(sample);
  const named = sample.oldName === undefined ? sample.name : `${sample.oldName} to ${sample.name}`;
  const more = places.length > most.places ? ` and ${places.length - most.places} more` : '';
  const where = places.slice(0, most.places).map(code).join(', ');
  return [
    `<details${isHard(sample.consequence) ? ' open' : ''}><summary>${sample.action} ${kind === undefined ? '' : `${code(kind)} `}${code(named)} in ${code(places[0]!)}${places.length > 1 ? ` and ${places.length - 1} more` : ''}</summary>`,
    `<div id="change-${number}"><ul>${sample.impacts.map(impactItem).join('')}</ul>`,
    `<p>In ${where}${more}; file ${code(`dist/${sample.file}`)}; hash ${code(changeHash(sample))}${members.length > 1 ? ' of the first' : ''}</p>`,
    fieldTable(sample.fields, number),
    causes.length > 0 ? `<p>Caused by ${causes.map(causeLink).join(', ')}</p>` : '',
    '</div></details>',
  ].join('\n');
}

function impactItem({ consequence, reason, rule, source }: Impact): string {
  const from = /^https:\/\/[^\s"'<>]+$/.test(source)
    ? `<a rel="noreferrer" href="${escaped(source)}">${escaped(rule)}</a>`
    : `${escaped(rule)}${source === '' ? '' : `, ${code(source)}`}`;
  return `<li><span class="word ${severities[consequence]}">${consequence}</span>: ${escaped(reason)} <span class="soft">(rule ${from})</span></li>`;
}

function fieldTable(fields: readonly CausedField[], number: number): string {
  if (fields.length === 0) return '';
  const rows = fields
    .slice(0, most.fields)
    .map(
      ({ path, before, after, causes }) =>
        `<tr><th scope="row">${code(shownPath(path))}</th><td><del>${code(shownValue(before, most.value))}</del></td><td><ins>${code(shownValue(after, most.value))}</ins></td><td>${causes.map(causeLink).join(', ')}</td></tr>`,
    );
  const rest = fields.length > most.fields ? `<p>and ${fields.length - most.fields} more fields</p>` : '';
  return `<div class="scroll" role="region" tabindex="0" aria-label="Fields of change ${number}"><table><thead><tr><th scope="col">Field</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Cause</th></tr></thead><tbody>${rows.join('')}</tbody></table></div>${rest}`;
}

function causeLink(id: string): string {
  return `<a href="#${anchorOf(id)}">${escaped(id)}</a>`;
}

/** Rows of a table of causes. */
export function causeRows(causes: readonly Cause[], used: ReadonlySet<string>): string[] {
  return causes
    .filter(({ id }) => used.has(id))
    .map(({ id, type, name, position, before, after }) => {
      const place = position ? `${position.file}:${position.line}:${position.column}` : '';
      const cells = [
        place,
        name,
        type === 'toolkit' ? '' : shownValue(before, most.value),
        type === 'toolkit' ? '' : shownValue(after, most.value),
      ];
      const [first, ...rest] = cells.map((one) => (one === '' ? '' : code(one)));
      return `<tr id="${anchorOf(id)}"><td>${first}</td>${rest.map((one) => `<td>${one}</td>`).join('')}</tr>`;
    });
}

/** Items of a list of denied changes. */
export function deniedItems(denied: readonly Consequential[]): string[] {
  return denied.map(
    (one) =>
      `${code(changeHash(one))} <span class="word ${severities[one.consequence]}">${one.consequence}</span>: ${one.action} ${code(one.name)} in ${code(one.file)}`,
  );
}

/** Items of a list of services that are reached. */
export function reachItems(reach: readonly Reached[]): string[] {
  return reach.map(
    ({ platform, environment, service, through, direction }) =>
      `${code(`${platform}/${environment}/${service}`)} ${direction === 'upstream' ? 'calls' : 'is called by'} ${code(through)}`,
  );
}

/** A further part of a page, such as the steps of a change. */
export function stepsOf({ title, steps }: Section, index: number): string {
  const id = `section-${index + 1}`;
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escaped(title)}</h2><ol>${steps.map(stepItem).join('')}</ol></section>`;
}

function stepItem({ title, commands, checks, isPointOfNoReturn = false }: SectionStep): string {
  const warning = isPointOfNoReturn ? '<span class="word hard">Point of no return:</span> ' : '';
  const run = commands.map((one) => `<br>Run ${code(one)}`);
  const then = checks.map(
    ({ what, code: one }) => `<br>Check: ${escaped(what)}${one === undefined ? '' : ` ${code(one)}`}`,
  );
  return `<li>${warning}${escaped(title)}${run.join('')}${then.join('')}</li>`;
}

function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}
