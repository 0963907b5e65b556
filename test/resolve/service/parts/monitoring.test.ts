import { formatProblem } from '../../../../lib/model/problem';
import type { Monitoring } from '../../../../lib/model/parts/monitoring';
import { service, shop } from '../../shop';

const platformText = (monitoring: string) => `
domain: shop.example
registry: docker.io/shop
gitops: { repository: https://github.com/shop/deployments }
tiers: { business: { sla: 99.9% }, starter: { sla: none } }
${monitoring}
`;
const operator = platformText('monitoring: operator');

/** The one unit of a service that says this. */
function made(monitoring: string, platform = operator, more = '') {
  const spec = `${more}\nnetworking: { port: 8000 }\nmonitoring:\n${monitoring.replace(/^/gm, '  ')}`;
  const { value, problems } = shop({ platform, services: { api: service('api', spec.trim()) } });
  return { monitoring: value.units[0]?.service.monitoring as Monitoring, problems };
}

const scraped = 'metrics: { custom: [rows_total, { name: depth, labels: [queue] }] }\n';

describe('alerts of a spec', () => {
  test('keep the templates of Prometheus in what they tell', () => {
    const { monitoring, problems } = made(
      `${scraped}alerts: [{ name: Slow, condition: "rate(rows_total[5m]) < 1", annotations: { summary: "{{ $value | humanizePercentage }} of {{ $labels.service }}" } }]`,
    );
    expect(problems).toEqual([]);
    expect(monitoring.alerts[0]?.annotations).toEqual({
      summary: '{{ $value | humanizePercentage }} of {{ $labels.service }}',
    });
  });

  test('are PromQL of that service alone, with what their severity means', () => {
    const { monitoring, problems } = made(
      `${scraped}alerts: [{ name: Slow, condition: "rate(rows_total[5m]) < 1", severity: critical, team: data, runbook: https://a.example/b }]`,
    );
    expect(problems).toEqual([]);
    expect(monitoring.alerts).toEqual([
      {
        name: 'Slow',
        expr: 'rate(rows_total{namespace="shop-live",service="api"}[5m]) < 1',
        severity: 'critical',
        forSeconds: 300,
        labels: { team: 'data' },
        annotations: { runbook_url: 'https://a.example/b' },
      },
    ]);
  });

  test.each([
    ['alerts: [{ name: A, condition: "rate(rows_totl[5m]) > 1" }]', 'did you mean rows_total?', 'rows_totl'],
    ['alerts:\n  - name: A\n    condition: depth{qeue="a"} > 1', 'did you mean queue?', 'qeue'],
    ["alerts: [{ name: A, condition: 'rate(rows_total[5m) > 1' }]", 'PromQL', ') > 1'],
    ['alerts:\n  - name: A\n    condition: depth > 1 or nothing_else > 2', 'declare it', 'nothing_else'],
  ])('are problems at the character that is wrong: %s', (text, message, at) => {
    const { problems } = made(scraped + text);
    expect(problems.map(formatProblem)).toEqual([expect.stringContaining(message)]);
    const [{ code, column, excerpt }] = problems as [(typeof problems)[number]];
    expect([code, excerpt?.slice(column - 1).startsWith(at)]).toEqual(['E395', true]);
  });

  test.each([
    ['alerts: [{ name: Mine }]', 'a condition'],
    ['alerts: [{ name: HighLatencyy, enabled: false }]', 'did you mean HighLatency?'],
    ['alerts: [{ name: A, condition: depth > 1 }, { name: A, condition: depth > 2 }]', 'A twice'],
    ['alerts: [{ name: A, condition: depth > 100ms per token }]', 'divide'],
    ['metrics: { custom: [{ name: a_total, type: countr }] }', 'did you mean counter?'],
    ['metrics: { custom: [{ name: a, type: gauge, buckets: [1] }] }', 'type: histogram'],
  ])('are refused with the way out: %s', (text, message) => {
    const { problems } = made(text.startsWith('metrics') ? text : scraped + text);
    expect(problems.map(({ code, message: said }) => [code, said])).toEqual([
      ['E395', expect.stringContaining(message)],
    ]);
  });

  test('switch default ones off, change them, or stand in their place', () => {
    const { monitoring } = made(
      `${scraped}alerts: { HighLatency: false, ServiceDown: { severity: warning, for: 1m }, OutOfMemory: { condition: depth > 1 } }`,
    );
    expect(monitoring.off).toEqual(['HighLatency']);
    expect(monitoring.adjusted).toEqual({ ServiceDown: { severity: 'warning', forSeconds: 60 } });
    expect(monitoring.alerts.map(({ name }) => name)).toEqual(['OutOfMemory']);
  });

  test.each(['', 'monitoring: none'])('are warned of where no Prometheus reads them: %j', (said) => {
    const { problems } = made(`${scraped}alerts: [{ name: A, condition: depth > 1 }]`, platformText(said));
    expect(problems.map(({ code }) => code)).toEqual(['W210']);
  });
});

describe('objectives of a spec', () => {
  test.each(['99.9%', '99.9', '0.999', '"99.9"'])('have the target %s as percent', (target) => {
    const { monitoring } = made(`${scraped}slos: [{ name: up, target: ${target}, window: 30d }]`);
    expect(monitoring.objectives).toMatchObject([{ name: 'up', target: 99.9, windowDays: 30 }]);
  });

  test.each(['99.9%', '99.9', '0.999', '"99.9"', '"0.999"', '"0.999%"', '0.4', '100%', '"none"', '0.5'])(
    'and the sla of a tier read %s by one rule',
    (share) => {
      const tiered = platformText(`monitoring: operator`).replace('sla: 99.9%', `sla: ${share}`);
      const [byTier] = made(scraped, tiered, 'service: { tier: business }').monitoring.objectives;
      const [own] = made(`${scraped}slos: [{ name: up, target: ${share} }]`).monitoring?.objectives ?? [];
      expect(byTier?.target).toBe(own?.target);
      if (share.includes('99') && share !== '"0.999%"') expect(own?.target).toBe(99.9);
    },
  );

  test('are by default what the tier promises, and none where it promises nothing', () => {
    const tier = (name: string) => `service: { tier: ${name} }`;
    expect(made(scraped, operator, tier('business')).monitoring.objectives).toMatchObject([
      { name: 'availability', target: 99.9, windowDays: 28 },
    ]);
    expect(made(scraped, operator, tier('starter')).monitoring.objectives).toEqual([]);
    expect(made(`${scraped}slos: false`, operator, tier('business')).monitoring.objectives).toEqual([]);
  });

  test.each([
    ['slos: [{ name: a }]', 'a target'],
    ['slos: [{ name: a, type: ratio, target: 99% }]', 'two counters'],
    ['slos: [{ name: a, type: ratio, errors: row_total, total: rows_total, target: 99% }]', 'did you mean rows_total?'],
    ['slos: [{ name: a, type: ratio, errors: depth, total: rows_total, target: 99% }]', 'a gauge'],
    [
      'slos: [{ name: a, type: latency, threshold: 1s, histogram: http_request_duration_second, target: 99% }]',
      'did you mean http_request_duration_seconds?',
    ],
    ['slos: [{ name: a, type: availability, threshold: 1s, target: 99% }]', 'no threshold'],
    ['slos: [{ name: a, target: 99% }, { name: a, target: 98% }]', 'a twice'],
  ])('are refused with the way out: %s', (text, message) => {
    const { problems } = made(scraped + text);
    expect(problems.map(({ code, message: said }) => [code, said])).toEqual([
      ['E396', expect.stringContaining(message)],
    ]);
  });

  test.each(['100%', '0', '101', '49%', 'all'])('have no target of %s', (target) => {
    expect(made(`${scraped}slos: [{ name: a, target: ${target} }]`).problems).toHaveLength(1);
  });
});

describe('metrics of a spec', () => {
  test('are read by annotations unless the platform has an operator', () => {
    const pod = (monitoring: string) =>
      shop({
        platform: platformText(monitoring),
        services: { api: service('api', 'networking: { port: 8000 }\nmonitoring: { metrics: true }') },
      }).value.units[0]!.service.annotations;
    expect(pod('')).toHaveProperty(['prometheus.io/scrape'], 'true');
    expect(pod('monitoring: annotations')).toHaveProperty(['prometheus.io/scrape'], 'true');
    expect(pod('monitoring: operator')).toEqual({});
    expect(pod('monitoring: none')).toEqual({});
  });

  test('say how often they are read, and warn where annotations cannot', () => {
    const text = 'metrics: { interval: 15s, scrapeTimeout: 10s, labels: { team: web } }';
    expect(made(text).monitoring.scrape).toMatchObject({
      intervalSeconds: 15,
      timeoutSeconds: 10,
      labels: { team: 'web' },
    });
    expect(made(text, platformText('monitoring: annotations')).problems.map(({ code }) => code)).toEqual([
      'W206',
      'W206',
      'W206',
    ]);
    expect(made('metrics: { interval: 15s, scrapeTimeout: 20s }').problems.map(({ code }) => code)).toEqual(['E205']);
  });
});
