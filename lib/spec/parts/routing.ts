import { z } from 'zod';
import { labelName } from './alerts';
import { choice, oneOrMore, said } from './forms';
import { also, bare, duration, httpsUrl, label } from './scalars';

const spelled = (pattern: RegExp, what: string) => z.string().regex(pattern, { error: what });

const secretName = spelled(/^[A-Za-z0-9/_+=.@-]{1,200}$/, 'the name of a secret in the secret store');

/** A secret value by its name in the store; never the value. */
const secret = z.union([
  secretName.transform((name) => ({ secret: name }) as z.output<typeof named>),
  z.lazy(() => named),
]);

const named = z
  .strictObject({
    secret: also(['secretName', 'name'], secretName),
    key: also(['property'], spelled(/^[-._a-zA-Z0-9]{1,200}$/, 'a property of a stored JSON')).optional(),
  })
  .transform((one) => said(one));

/** Alertmanager expands templates in what it is told; no form has a brace. */
const channel = spelled(/^[#@]?[\p{L}\p{N}._-]{1,80}$/u, 'a channel, such as #alerts');
const address = z.email({ error: 'an e-mail address' }).max(254);

const slack = z.union([
  z
    .strictObject({
      webhook: also(['url', 'apiUrl', 'webhookUrl'], secret).describe('Secret with the URL of an incoming webhook'),
      channel: channel.optional().describe('Default that of the webhook'),
    })
    .transform((one) => said(one)),
  secret.transform((webhook) => ({ webhook })),
]);

const email = z
  .strictObject({
    to: oneOrMore(address).describe('Addresses of those who are told'),
    from: address.describe('Address of the sender'),
    smarthost: also(['server', 'host'], z.string())
      .pipe(spelled(/^[A-Za-z0-9.-]{1,253}:\d{1,5}$/, 'host and port of a server, such as smtp.example.com:587'))
      .describe('Server, with its port; it must offer TLS'),
    username: spelled(/^[\w.@+=-]{1,254}$/, 'a user name of letters, digits and . @ + = _ -').optional(),
    password: secret.optional().describe('Secret with the password'),
  })
  .transform((one) => said(one));

const pagerduty = z.union([
  z.strictObject({
    routingKey: also(['integrationKey', 'serviceKey'], secret).describe(
      'Secret with the key of an Events API v2 integration',
    ),
  }),
  secret.transform((routingKey) => ({ routingKey })),
]);

const webhook = z.union([
  httpsUrl.transform((url): z.output<typeof longWebhook> => ({ url })),
  z.lazy(() => longWebhook),
]);

const longWebhook = z
  .strictObject({
    url: httpsUrl.optional().describe('URL, where it is no secret'),
    secretUrl: secret.optional().describe('Secret with the URL, where it is one'),
    token: secret.optional().describe('Secret with a bearer token'),
  })
  .refine(({ url, secretUrl }) => (url === undefined) !== (secretUrl === undefined), {
    error: 'expected either url or secretUrl',
  })
  .transform((one) => said(one));

const receiver = z
  .strictObject({
    slack: oneOrMore(slack).optional().describe('Incoming webhooks of Slack'),
    email: oneOrMore(email).optional().describe('Mail by SMTP'),
    pagerduty: oneOrMore(pagerduty).optional().describe('Events API v2 of PagerDuty'),
    webhook: oneOrMore(webhook).optional().describe('An HTTP endpoint that takes messages of Alertmanager'),
  })
  .refine((one) => Object.values(one).some((all) => (all?.length ?? 0) > 0), {
    error: 'expected at least one of slack, email, pagerduty, webhook',
  })
  .transform((one) => said(one));

const severity = choice({
  critical: 'critical',
  page: 'critical',
  warning: 'warning',
  ticket: 'warning',
  info: 'info',
});

const alertName = spelled(/^[A-Za-z_][A-Za-z0-9_-]{0,99}$/, 'the name of an alert');
const line = bare(spelled(/^[^\p{C}]{1,200}$/u, 'one line of text'));

/** Seconds of an interval: whole, so that Alertmanager's units say them. */
const seconds = duration.refine((value) => Number.isInteger(value), { error: 'a span of whole seconds' });
const repeat = seconds.refine((value) => value >= 60 && value <= 432_000, {
  error: 'between a minute and 5 days, which is as long as Alertmanager remembers what it told',
});

const grouping = {
  groupBy: also(['by'], z.array(labelName).min(1))
    .optional()
    .describe('Labels whose alerts are told together; default environment, namespace, service, alertname'),
  groupWait: also(['wait'], seconds).optional().describe('Wait before the first message of a group; default 30s'),
  groupInterval: also(
    ['interval'],
    seconds.refine((value) => value > 0, { error: 'more than 0' }),
  )
    .optional()
    .describe('Wait before a message about further alerts of a group; default 5m'),
  repeatInterval: also(['repeat'], repeat).optional().describe('Wait before the same is told again; default 4h'),
};

const route = z
  .strictObject({
    receiver: label.optional().describe('One of receivers; none: no message is sent'),
    severity: oneOrMore(severity).optional(),
    team: oneOrMore(line).optional(),
    service: oneOrMore(label).optional(),
    alert: also(['alertname'], oneOrMore(alertName)).optional(),
    labels: z.record(labelName, line).optional().describe('Further labels of alerts'),
    hours: oneOrMore(label)
      .optional()
      .describe('Of hours: when people are told; alerts that last longer are told then'),
    continue: z.boolean().optional().describe('true: later routes take it, too'),
    ...grouping,
  })
  .transform((one) => said(one));

const dayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const dayOf = (word: string) => dayNames.find((day) => day.startsWith(word.toLowerCase().slice(0, 3)))!;
const dayWord = '(sun|mon|tue|wed|thu|fri|sat|sunday|monday|tuesday|wednesday|thursday|friday|saturday)';

const days = spelled(
  new RegExp(`^${dayWord}(-${dayWord})?$`, 'i'),
  'a day or a range of days, such as mon-fri',
).transform((text) => [...new Set(text.split('-').map(dayOf))].join(':'));

const clock = spelled(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'hour and minute, such as 09:00');

/** Whether the time zone database has a name. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const hours = z
  .strictObject({
    days: oneOrMore(days).optional().describe('Default mon-fri'),
    from: clock.describe('Start: 09:00'),
    to: clock.describe('End: 17:00, up to 24:00'),
    timeZone: also(['timezone', 'location'], spelled(/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/, 'a time zone'))
      .refine(isTimeZone, { error: 'a name of the time zone database, such as Europe/Berlin' })
      .optional()
      .describe('Default UTC'),
  })
  // A time that is none is one problem, at its own key.
  .refine(({ from, to }) => ![from, to].every((one) => /^\d\d:\d\d$/.test(one)) || from < to, {
    path: ['to'],
    error: 'expected an end after the start; hours over midnight are two',
  });

/** Whom alerts go to. */
export const routing = z.strictObject({
  receivers: z
    .record(
      label.refine((name) => name !== 'none', { error: 'another name than none' }),
      receiver,
    )
    .optional()
    .describe('Ways to tell people, by name; their secrets stand in the secret store of the environment'),
  routes: z
    .array(route)
    .optional()
    .describe('In order: the first that takes an alert has it; info is not sent otherwise'),
  default: also(['receiver'], label)
    .optional()
    .describe('Receiver of what no route takes; default the only or first one'),
  hours: z.record(label, hours).optional().describe('Hours at which people are told, by name'),
  inhibit: z
    .boolean()
    .optional()
    .describe('critical silences warning and info of the same service, and ServiceDown all others; default true'),
  ...grouping,
});

/** Routing as written. */
export type RoutingSpec = z.output<typeof routing>;
