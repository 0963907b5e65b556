import { service, shop } from '../../resolve/shop';

const platform = (routing: string, stack = 'operator') => `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
monitoring: { stack: ${stack}, routing: ${routing} }`;

const live = (more = '') => `
stage: production
cloud: aws
state: { backend: s3, store: shop-live-state, region: eu-central-1 }
placements: { aws: { region: eu-central-1, account: "111111111111" } }
${more}`;

const made = (routing: string, environment = live(), stack?: string) => {
  const { value, problems } = shop({
    platform: platform(routing, stack),
    environments: { live: environment },
    services: { api: service('api', 'networking: { port: 8000 }') },
  });
  return {
    alerting: value.clusters[0]?.alerting,
    stores: value.clusters[0]?.stores,
    said: problems.map(({ code, path, message }) => `${code} ${path}: ${message}`),
  };
};

const receivers = 'receivers: { pages: { pagerduty: shop-pagerduty }, tickets: { slack: shop-slack } }';

describe('routing of alerts', () => {
  test('comes from the platform, and from the environment where that says otherwise', () => {
    const own =
      'monitoring: { routing: { receivers: { tickets: { slack: shop-own-slack } }, default: pages, routes: [{ severity: ticket, receiver: tickets }] } }';
    const { alerting, said } = made(`{ ${receivers}, default: tickets, routes: [{ receiver: pages }] }`, live(own));
    expect(said).toEqual([]);
    expect(alerting).toMatchObject({
      stack: 'operator',
      owned: true,
      environments: [
        {
          environment: 'live',
          namespaces: ['monitoring'],
          routing: {
            fallback: 'pages',
            receivers: [
              { pagerduty: [{ routingKey: { secret: 'shop-pagerduty' } }] },
              { slack: [{ webhook: { secret: 'shop-own-slack' } }] },
            ],
            routes: [{ receiver: 'tickets', severity: ['warning'] }],
          },
        },
      ],
    });
  });

  test('lets the namespace of Alertmanager, and no other, read the secrets', () => {
    expect(made(`{ ${receivers} }`).stores).toMatchObject([{ namespaces: ['monitoring'] }]);
    expect(made('{ receivers: { mail: { webhook: https://a.example/b } } }').stores).toEqual([]);
  });

  test('is found in the namespaces of services where another team runs Alertmanager', () => {
    const { alerting } = made(`{ ${receivers} }`, live('cluster: { existing: theirs }'));
    expect(alerting).toMatchObject({ owned: false, environments: [{ namespaces: ['shop-live'] }] });
  });

  test.each([
    [
      `{ ${receivers}, default: page }`,
      'E397 monitoring.routing.default: expected one of pages, tickets, got page; did you mean pages?',
    ],
    [`{ ${receivers}, routes: [{ receiver: pager }] }`, 'E397 monitoring.routing.routes.0.receiver'],
    [`{ ${receivers}, routes: [{ hours: nights }] }`, 'E397 monitoring.routing.routes.0.hours.0'],
    ['{ routes: [] }', 'E397 monitoring.routing: expected receivers, got none'],
    ['{ receivers: { a: { slack: shop-test-0a1b2c } } }', ''],
    ['{ receivers: { a: { slack: shop-live-own-0a1b2c } } }', 'E358 monitoring.routing.receivers.a'],
    ['{ receivers: { a: { slack: "https://hooks.slack.com/services/T0/B0/x" } } }', 'E206'],
    ['{ receivers: { a: { slack: { webhook: s, channel: "{{ .Status }}" } } } }', 'E206'],
    ['{ receivers: { a: { webhook: "https://a.example/{{ .Status }}" } } }', 'E206'],
    ['{ receivers: { a: {} } }', 'E207'],
    [`{ ${receivers}, hours: { h: { from: "09:00", to: "17:00", timeZone: Europe/Berlim } } }`, 'E207'],
    [`{ ${receivers}, hours: { h: { from: "19:00", to: "17:00" } } }`, 'E207'],
    [`{ ${receivers}, repeatInterval: 30d }`, 'E20'],
  ])('%s', (routing, problem) => {
    const { said } = made(routing);
    expect(said).toHaveLength(problem ? 1 : 0);
    expect(said.join()).toContain(problem);
  });

  test('says what no one reads: without a stack, and hours of a time zone where the operator of another team knows UTC alone', () => {
    expect(made(`{ ${receivers} }`, live(), 'none').said.join()).toContain('W210 monitoring.routing');
    const zoned = `{ ${receivers}, hours: { h: { from: "09:00", to: "17:00", timeZone: Europe/Berlin } } }`;
    expect(made(zoned).said).toEqual([]);
    expect(made(zoned, live('cluster: { existing: theirs }')).said.join()).toContain(
      'W206 monitoring.routing.hours.h.timeZone',
    );
  });
});
