import { live, platform, service, shop } from '../shop';

const backings = 'integrations: { database: { type: postgres }, storage: { cloud: azure } }';

/** What the clouds of a service's stack watch. */
function alarms(monitoring: string, more = '', environment = `${live}\ndeletionProtection: true`) {
  const { value, problems } = shop({
    platform: `${platform}${monitoring}\n`,
    environments: { live: environment },
    services: { api: service('api', `${backings}\nnetworking: { port: 8000 }\n${more}`) },
  });
  return { alarms: value.units[0]?.stack?.context.alarms, problems };
}

const told = 'monitoring: { alarms: { to: team@example.com } }';

describe('alarms of clouds', () => {
  test('are on where the platform has monitoring and data is protected, and tell nobody', () => {
    expect(alarms('monitoring: operator')).toEqual({ alarms: { to: [], off: [] }, problems: [] });
    expect(alarms('monitoring: operator', '', `${live}\ndeletionProtection: false`).alarms).toBeUndefined();
    expect(alarms('').alarms).toBeUndefined();
    expect(alarms('monitoring: { alarms: false }').alarms).toBeUndefined();
  });

  test('are on in the stages that the platform names', () => {
    const staged = (stage: string) => `monitoring: { alarms: { stages: [${stage}] } }`;
    const staging = `${live.replace('production', 'staging')}\ndeletionProtection: false`;
    expect(alarms(staged('staging'), '', staging).alarms).toBeDefined();
    expect(alarms(staged('production'), '', staging).alarms).toBeUndefined();
  });

  test('tell addresses, and resources of a cloud that hold them', () => {
    const topic = 'arn:aws:sns:eu-central-1:123456789012:pager';
    const group =
      '/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/ops/providers/Microsoft.Insights/actionGroups/pager';
    const channel = 'projects/shop/notificationChannels/123';
    const to = `[team@example.com, { email: pager@example.com, severity: critical }, { aws: "${topic}" }, { azure: "${group}" }, { google: ${channel}, severity: page }]`;
    expect(alarms(`monitoring: { alarms: { to: ${to} } }`).alarms!.to).toEqual([
      { least: 'warning', email: 'team@example.com' },
      { least: 'critical', email: 'pager@example.com' },
      { least: 'warning', resource: { cloud: 'aws', id: topic } },
      { least: 'warning', resource: { cloud: 'azure', id: group } },
      { least: 'critical', resource: { cloud: 'google', id: channel } },
    ]);
  });

  test('are off by name, for all services or for one', () => {
    const off = 'monitoring: { alarms: { off: [DatabaseCpu] } }';
    expect(alarms(off).alarms!.off).toEqual(['DatabaseCpu']);
    expect(alarms(off, 'monitoring: { alerts: { DatabaseStorage: false } }').alarms!.off).toEqual([
      'DatabaseStorage',
      'DatabaseCpu',
    ]);
    expect(alarms(told, 'monitoring: { alerts: false }').alarms!.off).toHaveLength(7);
  });

  test.each([
    ['to: https://hooks.example.com/x', 'to'],
    ['to: "arn:aws:sqs:eu-central-1:123456789012:pager"', 'to'],
    ['to: [{ severity: critical }]', 'email, aws, azure or google'],
    ['to: [{ google: "projects/shop/notificationChannels/1\\" OR true" }]', 'notificationChannels'],
    ['off: [DatabaseCPU]', 'DatabaseCpu'],
    ['stages: []', 'stages'],
  ])('are refused where they say what they cannot: %s', (text, message) => {
    const { problems } = alarms(`monitoring: { alarms: { ${text} } }`);
    expect(problems).toHaveLength(1);
    expect(`${problems[0]!.path} ${problems[0]!.message}`).toContain(message);
  });

  test('have no other settings of a service than off', () => {
    const { problems } = alarms(told, 'monitoring: { alerts: { DatabaseCpu: { severity: critical } } }');
    expect(problems.map(({ code, message }) => [code, message])).toEqual([
      ['E395', expect.stringContaining('enabled: false of an alarm of a cloud')],
    ]);
  });
});
