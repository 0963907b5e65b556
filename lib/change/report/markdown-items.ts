import type { Cause } from '../cause/cause';
import type { CausedField } from '../change-report';
import type { Impact } from '../impact/impact';
import type { Cluster } from './clusters';
import { code, prose, sourceLink } from './inert-markdown';
import { placeOf, shownKind, shownPath, shownValue } from './shown';

/** Most fields, places, impacts and causes of one item. */
const most = 6;

/** Objects that change alike, as an item of a list with what is changed, what that does, and why. */
export function changeItem({ sample, members, causes }: Cluster, known: ReadonlyMap<string, Cause>): string {
  const places = [...new Set(members.map(placeOf))];
  const more = places.length > most ? ` and ${places.length - most} more` : '';
  const kind = shownKind(sample);
  const renamed = sample.oldName === undefined ? '' : `${code(sample.oldName)} to `;
  const where = `${places
    .slice(0, most)
    .map((one) => code(one))
    .join(', ')}${more}`;
  const why = causes.flatMap((id) => known.get(id) ?? []);
  return [
    `- **${sample.action}** ${kind === undefined ? '' : `${code(kind)} `}${renamed}${code(sample.name)} in ${where}`,
    ...listed(sample.impacts, impactText),
    ...listed(sample.fields, fieldText),
    ...listed(why, (cause) => `caused by ${causeText(cause)}`),
  ].join('\n');
}

function listed<T>(all: readonly T[], text: (one: T) => string): string[] {
  const shown = all.slice(0, most).map((one) => `  - ${text(one)}`);
  return all.length > most ? [...shown, `  - and ${all.length - most} more`] : shown;
}

function impactText({ consequence, reason, rule, source }: Impact): string {
  return `${consequence}: ${prose(reason)} (rule ${sourceLink(rule, source)})`;
}

function fieldText({ path, before, after }: CausedField): string {
  return `${code(shownPath(path))}: ${code(shownValue(before))} to ${code(shownValue(after))}`;
}

/** A cause with its place, as Markdown. */
export function causeText({ type, name, position, before, after }: Cause): string {
  if (type === 'toolkit') return prose(name);
  const place = position ? `${position.file}:${position.line}:${position.column}` : name;
  if (type === 'key') return `${code(place)} ${code(name)}: ${code(shownValue(before))} to ${code(shownValue(after))}`;
  return `${code(place)} ${before === undefined ? 'is new' : after === undefined ? 'is removed' : 'is changed'}`;
}
