import type { Routing } from '../../../lib/model/parts/routing';
import { alertmanagerConfiguration } from '../../../lib/observability/routing/configuration';
import { alertmanagerConfigSpec } from '../../../lib/observability/routing/configuration-object';
import { secretKey, storedKeys } from '../../../lib/observability/routing/secret-file';
import { expectedReceivers } from '../../../tools/observability/expected-receivers';

const all = { severity: [], team: [], service: [], alert: [], labels: {}, hours: [], goesOn: false };

const routing: Routing = {
  receivers: [
    { name: 'pages', slack: [], email: [], pagerduty: [{ routingKey: { secret: 'shop/pd' } }], webhook: [] },
    {
      name: 'tickets',
      slack: [{ webhook: { secret: 'shop-slack' }, channel: '#a' }],
      email: [],
      pagerduty: [],
      webhook: [{ secretUrl: { secret: 'shop-hook', key: 'url' }, token: { secret: 'shop-hook', key: 'token' } }],
    },
  ],
  routes: [
    { ...all, receiver: 'pages', severity: ['critical'] },
    { ...all, receiver: 'tickets', team: ['a.b', 'say "hi"\\n'], hours: ['business'], repeatSeconds: 86_400 },
    { ...all, service: ['cart'] },
  ],
  fallback: 'tickets',
  hours: [{ name: 'business', days: ['monday:friday'], from: '09:00', to: '17:00', timeZone: 'Europe/Berlin' }],
  groupBy: ['service'],
  waitSeconds: 30,
  intervalSeconds: 300,
  repeatSeconds: 14_400,
  inhibits: true,
};
const routed = { platform: 'shop', environment: 'live', routing };

describe('the configuration of Alertmanager', () => {
  const made = alertmanagerConfiguration([routed]) as {
    readonly route: { readonly receiver: string; readonly routes: readonly { readonly routes: readonly object[] }[] };
    readonly receivers: readonly object[];
    readonly inhibit_rules: readonly object[];
    readonly time_intervals: readonly object[];
  };

  test('has the routes of an environment in their order, below what every alert of it bears', () => {
    expect(made.route.routes[1]).toMatchObject({
      matchers: ['platform="shop"', 'environment="live"'],
      receiver: 'live/tickets',
      repeat_interval: '14400s',
      routes: [
        { receiver: 'live/pages', matchers: ['severity="critical"'] },
        { receiver: 'live/tickets', active_time_intervals: ['live/business'], repeat_interval: '86400s' },
        { receiver: 'none', matchers: ['service="cart"'] },
        { receiver: 'none', matchers: ['severity="info"'] },
      ],
    });
  });

  test('matches several values as they are, and not as expressions', () => {
    expect(made.route.routes[1]!.routes[1]).toMatchObject({
      matchers: ['team=~"a\\\\.b|say \\"hi\\"\\\\\\\\n"'],
    });
  });

  test('names files of secrets, and holds none', () => {
    expect(made.receivers).toMatchObject([
      { name: 'none' },
      {
        pagerduty_configs: [{ routing_key_file: expect.stringMatching(/\/shop-live-alerting\/shop-pd-[0-9a-f]{6}$/) }],
      },
      {
        slack_configs: [{ api_url_file: '/etc/alertmanager/secrets/shop-live-alerting/shop-slack', channel: '#a' }],
        webhook_configs: [
          { url_file: expect.any(String), http_config: { authorization: { credentials_file: expect.any(String) } } },
        ],
      },
    ]);
  });

  test('lets what is critical silence the rest of a service, and never what is of no service', () => {
    expect(made.inhibit_rules).toHaveLength(2);
    for (const rule of made.inhibit_rules)
      expect(rule).toMatchObject({
        source_matchers: expect.arrayContaining(['platform="shop"', 'environment="live"', 'service!=""']),
        equal: ['platform', 'environment', 'namespace', 'service'],
      });
    expect(alertmanagerConfiguration([{ ...routed, routing: { ...routing, inhibits: false } }]).inhibit_rules).toEqual(
      [],
    );
  });

  test('keeps hours in their time zone', () => {
    expect(made.time_intervals).toEqual([
      {
        name: 'live/business',
        time_intervals: [
          {
            weekdays: ['monday:friday'],
            times: [{ start_time: '09:00', end_time: '17:00' }],
            location: 'Europe/Berlin',
          },
        ],
      },
    ]);
  });

  test('keeps environments of a cluster apart', () => {
    const two = alertmanagerConfiguration([routed, { ...routed, environment: 'test' }]) as typeof made;
    expect(two.route.routes.map((one) => (one as { receiver?: string }).receiver)).toEqual([
      'none',
      'live/tickets',
      'test/tickets',
      'none',
    ]);
    expect(two.inhibit_rules).toHaveLength(4);
  });
});

test('the object of the operator says the same, with references to keys of a Secret, and without hours of other time zones', () => {
  const text = JSON.stringify(alertmanagerConfigSpec(routed));
  expect(alertmanagerConfigSpec(routed)).toMatchObject({
    route: {
      receiver: 'tickets',
      matchers: [
        { name: 'platform', matchType: '=', value: 'shop' },
        { name: 'environment', matchType: '=', value: 'live' },
      ],
      routes: [{ receiver: 'pages' }, { receiver: 'tickets' }, { receiver: 'none' }, { receiver: 'none' }],
    },
    receivers: [
      { name: 'none' },
      { pagerdutyConfigs: [{ routingKey: { name: 'shop-live-alerting' } }] },
      { slackConfigs: [{ apiURL: { name: 'shop-live-alerting', key: 'shop-slack' } }] },
    ],
  });
  expect(text).not.toContain('activeTimeIntervals');
  const utc = { ...routing, hours: [{ ...routing.hours[0]!, timeZone: 'UTC' }] };
  expect(JSON.stringify(alertmanagerConfigSpec({ ...routed, routing: utc }))).toContain(
    '"activeTimeIntervals":["business"]',
  );
});

test('keys of the Secret are valid, distinct, and each once', () => {
  const keys = storedKeys(routing.receivers).map(secretKey);
  expect(new Set(keys).size).toBe(4);
  for (const key of keys) expect(key).toMatch(/^[-._A-Za-z0-9]+$/);
  expect(secretKey({ secret: 'a/b' })).not.toBe(secretKey({ secret: 'a-b' }));
});

test('what is expected of a route is read from the spec', () => {
  const labels = { severity: 'warning', team: 'a.b' };
  expect(expectedReceivers(routing, { ...labels, severity: 'critical' })).toEqual(['pages']);
  expect(expectedReceivers(routing, labels)).toEqual(['tickets']);
  expect(expectedReceivers(routing, { severity: 'info' })).toEqual(['none']);
  expect(expectedReceivers(routing, { severity: 'warning', service: 'cart' })).toEqual(['none']);
});
