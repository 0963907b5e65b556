import { int32 } from '../../api/ranges';
import { z } from 'zod';
import type { Bare } from '../metadata';

const seconds: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86400, w: 604800, y: 31536000 };

const spelled = (pattern: RegExp, what: string) => z.string().regex(pattern, { error: what });

/** Property names of Object.prototype: libraries would mistake such a key for the inherited property. */
const inherited = `(${Object.getOwnPropertyNames(Object.prototype).sort().join('|')})`;

/** A DNS label: the form of most Kubernetes names. Property names of Object.prototype are excluded. */
export const label = spelled(
  /^(?!constructor$)[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/,
  'lower-case letters, digits and hyphens, starting with a letter, at most 63',
);

/** A DNS name. */
export const host = spelled(
  /^(\*\.)?([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/,
  'a host name in lower case, such as api.example.com',
).max(253);

/** Name of a StorageClass. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
export const className = spelled(
  /^(?!constructor$)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*$/,
  'the name of a StorageClass: lower-case letters, digits, hyphens and dots',
).max(253);

/** An https URL, matched as written: URL parsers drop line breaks and spaces. */
export const httpsUrl = spelled(
  /^https:\/\/[A-Za-z0-9._~:/?#@!&()*+,;=%[\]-]+$/,
  'an https URL, such as https://example.com/path',
).max(2048);

/** Name of an environment variable. */
export const variable = spelled(
  new RegExp(`^(?!${inherited}$)[A-Za-z_][A-Za-z0-9_]*$`),
  'letters, digits and underscores, not starting with a digit',
);

/** Key of a Kubernetes label or annotation. */
export const qualifiedName = spelled(
  new RegExp(
    `^(?!${inherited}$)(?![^/]{254})([a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`,
  ),
  'a label key, such as team or example.com/team',
);

/** Value of a Kubernetes label. */
export const labelValue = bare(
  spelled(/^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/, 'at most 63 letters, digits, - _ and .'),
);

/** A Kubernetes quantity of CPU, in cores. */
export const cpu = z
  .union([z.number().positive(), spelled(/^(\d+m|\d+(\.\d{1,3})?)$/, 'cores, such as 500m, 2 or "0.5"')])
  .transform(String)
  .describe('CPU in cores: 500m, 2');

/** A Kubernetes quantity of bytes. */
export const bytes = z
  .union([
    z.int().positive(),
    spelled(/^\d+(\.\d+)?((Ki|Mi|Gi|Ti|Pi|k|M|G|T|P)B?|KB)?$/, 'bytes, such as 512Mi or 2Gi'),
  ])
  .transform((value) =>
    String(value)
      .replace('K', (kilo, _at, whole: string) => (whole.includes('Ki') ? kilo : 'k'))
      .replace(/B$/, ''),
  )
  .describe('Bytes as a Kubernetes quantity: 512Mi, 2Gi');

/** A Kubernetes quantity without unit of bytes or cores. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export const quantity = z
  .union([z.number().min(0), spelled(/^\d+(\.\d+)?(m|k|[MGTPE]i?|Ki)?$/, 'a quantity, such as 20, 500m or 10Gi')])
  .transform(String)
  .describe('A Kubernetes quantity: 20, 500m, 10Gi');

/** A count of an extended resource. */
export const count = z
  .union([z.int().min(0), spelled(/^\d{1,6}$/, 'a whole number')])
  .transform(Number)
  .describe('A whole number');

/** Disk space: GB and Gi both mean GiB, as clouds sell it. */
export const gibibytes = z
  .union([z.int().positive(), spelled(/^\d{1,6}(\.\d+)?\s?(GB|GiB|Gi|G|TB|TiB|Ti|T)$/, 'GiB, such as 20, 20Gi or 1Ti')])
  .transform((value) =>
    typeof value === 'number' ? value : Math.ceil(parseFloat(value) * (/T/.test(value) ? 1024 : 1)),
  )
  .describe('Disk space in GiB: 20, 20Gi, 1Ti');

/** A span of time, in seconds. */
export const duration = z
  .union([z.number().min(0), spelled(/^\d+(\.\d+)?(ms|s|m|h|d|w|y)$/, 'a span of time, such as 30s, 5m or 1h')])
  .transform((value) => (typeof value === 'number' ? value : parseFloat(value) * seconds[value.replace(/[\d.]/g, '')]!))
  .describe('Span of time: 30 (seconds), 30s, 5m, 1h');

/** A span of time in whole seconds, at least one, as probes need it. */
export const wholeSeconds = duration
  .transform((value) => Math.max(1, Math.round(value)))
  .refine((value) => value <= int32, { error: `at most ${int32} seconds` });

/** A span of time, in days. */
export const days = z
  .union([z.int().min(1), spelled(/^\d+\s?(d|w|y|days?|weeks?|years?|months?)$/, 'days, such as 30, 90d, 12w or 1y')])
  .transform((value) => (typeof value === 'number' ? value : parseInt(value) * daysIn[/[a-z]/.exec(value)![0]]!))
  .describe('Span of time: 30 (days), 90d, 12w, 1y');

const daysIn: Readonly<Record<string, number>> = { d: 1, w: 7, m: 30, y: 365 };

/** A port number. */
export const port = z.int().min(1).max(65535).describe('Port, 1 to 65535');

/** A port by number or by name. */
export const portReference = z.union([
  port,
  spelled(/^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/, 'a port number or name'),
]);

/** A number of pods, or a percentage of them. */
export const podsOrPercent = z
  .union([z.int().min(0), spelled(/^(100|[1-9]?\d)%$/, 'a number or a percentage, such as 25%')])
  .describe('A number of pods, or a percentage of them: 1, 25%');

/** A percentage, as a number. */
export const percent = z
  .union([z.int().min(1).max(1000), spelled(/^[1-9]\d{0,2}%$/, 'a percentage, such as 70 or 70%')])
  .transform((value) => (typeof value === 'number' ? value : parseInt(value)))
  .describe('Percentage: 70 or 70%');

/** A URL path. */
export const urlPath = spelled(/^\/[A-Za-z0-9\-._~!$&'()*+,;=:@%/{}?]*$/, 'a path that starts with /').max(1024);

/** A path inside a container. */
export const filePath = spelled(/^\/(?!.*(^|\/)\.\.(\/|$))[^\0:]*$/, 'an absolute path without ..').max(4096);

/** An IPv4 or IPv6 block. */
export const cidr = z.union([z.cidrv4(), z.cidrv6()]).describe('Address block: 10.0.0.0/16');

/** Free text. */
export const text = z.string().max(1_000_000);

/** A key that the user chooses. */
export const key = spelled(new RegExp(`^(?!${inherited}$)[\\s\\S]{1,253}$`), 'a name of at most 253 characters');

/** Text that may be written as a plain number or boolean, and keeps its spelling. */
export function bare<T extends z.ZodType>(schema: T, ...words: readonly Bare[]): T {
  return schema.meta({ ...schema.meta(), bare: words.length ? words : ['number', 'boolean'] }) as T;
}

/** The value of a variable: text, number or boolean. */
export const scalar = bare(z.string().max(100_000));

/** A text that mostly looks like a number: a version. */
export const version = bare(z.string().max(128), 'number');

/** The user's own labels. */
export const labels = z.record(qualifiedName, labelValue);

/** The user's own annotations. */
export const annotations = z.record(qualifiedName, bare(text));

/** Words without special characters of a shell. */
const plainLine = /^[\w./:=@%+,-]+( +[\w./:=@%+,-]+)*$/;

/** Words of a command; a line of plain words is split. */
export const words = z.union([
  z.array(bare(text)),
  text.transform((line) => (plainLine.test(line) ? line.split(/ +/) : [line])),
]);

/** A command: its words, or one line, which a shell runs where it has special characters. */
export const command = z.union([
  z.array(bare(text)).min(1),
  text.min(1).transform((line) => (plainLine.test(line) ? line.split(/ +/) : ['/bin/sh', '-c', line])),
]);

/** Relative capacity, neutral between clouds. */
export const size = z
  .enum(['small', 'medium', 'large', 'xlarge'])
  .describe('Relative capacity; docs name the product of each cloud');

/** Hours of a week, in UTC. */
export const window = z
  .string()
  .regex(/^(mon|tue|wed|thu|fri|sat|sun):\d\d:\d\d-(mon|tue|wed|thu|fri|sat|sun):\d\d:\d\d$/i, {
    error: 'a weekly window in UTC, such as sun:03:00-sun:04:00',
  })
  .transform((text) => text.toLowerCase())
  .describe('Weekly, UTC: sun:03:00-sun:04:00');

const time = '([01]\\d|2[0-3]):[0-5]\\d';

/** An hour of each day, in UTC: a span, its start, or a daily cron schedule. */
export const dailyWindow = z
  .string()
  .regex(new RegExp(`^(${time}(-${time})?|([0-9]|[1-5]\\d) ([0-9]|1\\d|2[0-3]) \\* \\* \\*)$`), {
    error: 'a daily time in UTC, such as 02:00-03:00, 02:00 or "0 2 * * *"',
  })
  .transform(toSpan)
  .describe('Daily, UTC: 02:00-03:00');

function toSpan(text: string): string {
  const [minute = '', hour = ''] = text.split(' ');
  const start = text.includes(' ') ? `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}` : text.slice(0, 5);
  const next = String((Number(start.slice(0, 2)) + 1) % 24).padStart(2, '0');
  return text.includes('-') ? text : `${start}-${next}${start.slice(2)}`;
}

/** Settings of an engine, by name. */
export const engineParameters = z
  .record(
    spelled(
      new RegExp(`^(?!${inherited}$)[a-z][a-z0-9_.-]{0,127}$`),
      'the name of a parameter of the engine, in lower case',
    ),
    z.union([
      bare(spelled(/^[\x20-\x7e]*$/, 'printable characters').max(2000), 'number'),
      z.boolean().transform(onOrOff),
    ]),
  )
  .describe('Parameters of the engine by name; they take precedence over those of the cloud');

/** Words of engines for true and false; YAML 1.1 reads a bare `on` as a boolean. */
function onOrOff(yes: boolean): string {
  return yes ? 'on' : 'off';
}

/** Marks a key that parses and has no effect yet: its use gives W100. */
export function noEffectYet<T extends z.ZodType>(schema: T): T {
  return schema.meta({ ...schema.meta(), effect: 'none' }) as T;
}

/** Further spellings of the key that carries `schema`. */
export function also<T extends z.ZodType>(aliases: readonly string[], schema: T): T {
  return schema.meta({ ...schema.meta(), aliases }) as T;
}
