import { hostForm } from './form';
import { type Url, urlsIn } from './urls';

/** A host in a text. */
export interface Host {
  /** As written, in lower case. */
  readonly host: string;
  /** @default - that of the scheme, if any */
  readonly port?: number;
  /** How it was recognized: by a URL, by its port, or by its variable. */
  readonly form: 'url' | 'pair' | 'key';
  /** The text before it on its line, and its variable: hints at its purpose. */
  readonly before: string;
}

/** Schemes of URLs with a host, and their default ports. @see https://www.iana.org/assignments/uri-schemes */
const schemes: Readonly<Record<string, number | undefined>> = {
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
  ftp: 21,
  ldap: 389,
  ldaps: 636,
  redis: 6379,
  rediss: 6379,
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  mongodb: 27017,
  amqp: 5672,
  amqps: 5671,
  nats: 4222,
  mqtt: 1883,
  bolt: 7687,
  neo4j: 7687,
  clickhouse: 9000,
  smtp: 25,
  smtps: 465,
  grpc: undefined,
  grpcs: undefined,
  tcp: undefined,
  udp: undefined,
  tls: undefined,
  kafka: undefined,
  sqlserver: 1433,
  elasticsearch: 9200,
};

const pair = new RegExp(
  String.raw`(?<=^|[\s"'${'`'}=,;(\[|>@]|(?:dns|kubernetes|passthrough|xds):///)(${hostForm})\.?:(\d{1,5})(?![\w.:-])`,
  'g',
);
const keyed =
  /(?:^|[\s"'{,;])([\w.-]{0,60}?(?:host|hostname|addr))["']?\s*[:=]\s*["']?([a-z][a-z0-9.-]*[a-z0-9])(?=[\s"',;}]|$)/gim;

/** Names of variables with a host as value. */
const ofHosts = /(^|_)(HOST|HOSTNAME|ADDR|ADDRESS|ENDPOINT|SERVER|URL)$/i;

/** Minimum port of a host:port pair: lower numbers are versions, ratios or times. */
const lowest = 80;

/** The hosts in a text, without `service://` and placeholders. */
export function hostsIn(text: string, variable = ''): Host[] {
  const context = (at: number) => {
    const near = text.slice(Math.max(0, at - 60), at);
    return `${variable} ${near.slice(near.lastIndexOf('\n') + 1)}`;
  };
  const urls = urlsIn(text);
  const known = urls.filter(({ scheme }) => isKnown(scheme));
  const rest = blanked(text, known);
  const others = urls.filter(({ scheme }) => !isKnown(scheme) && scheme.toLowerCase() !== 'service');
  const pairs = [...rest.matchAll(pair)].map(({ 1: host, 2: port, index }) => ({ host: host!, port: port!, index }));
  const opaque = others.flatMap(({ host, port, index }) => (port ? [{ host, port, index }] : []));
  return [
    ...known.map(({ scheme, host, port, whole, index }): Host => {
      const end = index + whole.length;
      const open = /^:[$%{]/.test(text.slice(end, end + 2));
      const meant = open ? undefined : schemes[scheme.toLowerCase()];
      return { host: host.toLowerCase(), port: port ? Number(port) : meant, form: 'url', before: context(index) };
    }),
    ...[...pairs, ...opaque]
      .filter(({ port }) => Number(port) >= lowest)
      .map(({ host, port, index }): Host => ({ host, port: Number(port), form: 'pair', before: context(index) })),
    ...keys(rest, variable).map((host): Host => ({ host, form: 'key', before: variable })),
  ];
}

/** A text with some of its URLs blanked. */
function blanked(text: string, urls: readonly Url[]): string {
  let end = 0;
  const pieces = urls.map(({ index, whole }) => {
    const before = text.slice(end, index);
    end = index + whole.length;
    return before + ' '.repeat(whole.length);
  });
  return pieces.join('') + text.slice(end);
}

function keys(text: string, variable: string): string[] {
  const whole = ofHosts.test(variable) && /^[a-z]([a-z0-9.-]*[a-z0-9])?$/.test(text) ? [text] : [];
  return [...whole, ...[...text.matchAll(keyed)].map(([, , host]) => host!)];
}

function isKnown(scheme: string): boolean {
  return Object.hasOwn(schemes, scheme.toLowerCase());
}
