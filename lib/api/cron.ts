interface Part {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly words?: readonly string[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Fields of a schedule, in their order. @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format */
const parts: readonly Part[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  { name: 'month', least: 1, most: 12, words: months },
  { name: 'day of the week', least: 0, most: 6, words: weekdays },
];

const named = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/;
const every = /^@every (\d+(\.\d*)?(h|m|s|ms))+$/;

/** The problem of a schedule by the rules of Kubernetes; undefined for a valid one. */
export function cronProblem(schedule: string): string | undefined {
  if (named.test(schedule) || every.test(schedule)) return undefined;
  if (/^(CRON_)?TZ=/.test(schedule)) return `expected the time zone in timeZone, got ${schedule}`;
  const fields = schedule.trim().split(/\s+/);
  if (fields.length !== parts.length || schedule.startsWith('@'))
    return `expected five fields, such as 0 3 * * *, or a word such as @daily, got ${schedule || 'nothing'}`;
  return fields.map((field, index) => fieldProblem(field, parts[index]!)).find((one) => one !== undefined);
}

function fieldProblem(field: string, part: Part): string | undefined {
  return field
    .split(',')
    .map((range) => rangeProblem(range, part))
    .find((one) => one !== undefined);
}

function rangeProblem(range: string, part: Part): string | undefined {
  const { name, least, most, words } = part;
  const wrong = `expected ${name} of ${least} to ${most}${words ? ` or ${words.join(', ')}` : ''}, with * - , and /, got ${range || 'nothing'}`;
  const [span = '', step, more] = range.split('/');
  if (more !== undefined || (step !== undefined && !/^0*[1-9]\d{0,8}$/.test(step))) return wrong;
  if (span === '*' || span === '?') return undefined;
  const [first = '', last = first, third] = span.split('-');
  const [from, to] = [valueOf(first, part), valueOf(last, part)];
  return third !== undefined || from === undefined || to === undefined || from > to ? wrong : undefined;
}

function valueOf(text: string, { least, most, words = [] }: Part): number | undefined {
  const word = words.indexOf(text.toLowerCase());
  const value = word >= 0 ? word + least : /^\d{1,3}$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= most ? value : undefined;
}
