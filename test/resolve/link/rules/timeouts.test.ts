import { live, problemsOf, service, shop, told } from '../../shop';

const reader = (grace: string, queue: string, access = 'read') =>
  `service: { type: worker, image: { tag: "1" } }
lifecycle: { terminationGracePeriod: ${grace} }
integrations: { messaging: { queues: [{ name: jobs, access: ${access}, ${queue} }] } }`;

describe('a queue', () => {
  test.each([
    ['aws', '5m', 'visibilityTimeout: 5m', []],
    [
      'aws',
      '6m',
      'visibilityTimeout: 5m',
      ['expected at most 300 s, .* queue jobs, got 360 s, .*raise visibilityTimeout to 360 s'],
    ],
    ['aws', '6m', 'visibilityTimeout: 400s', []],
    // Azure knows no more than 5 minutes: readers renew.
    ['azure', '15m', 'visibilityTimeout: 5m, cloud: azure', []],
    [
      'azure',
      '15m',
      'visibilityTimeout: 1m, cloud: azure',
      ['expected at most 60 s, .* got 900 s, .*raise visibilityTimeout to 300 s'],
    ],
  ])('keeps a message on %s from others while a pod of %s of grace may work on it: %s', (_, grace, queue, expected) =>
    expect(problemsOf(reader(grace, queue)).filter((line) => line.includes('W223'))).toEqual(
      expected.map((one) =>
        expect.stringMatching(new RegExp(`^api/.*:7:\\d+ lifecycle.terminationGracePeriod: ${one} \\[W223]$`)),
      ),
    ),
  );

  test('is held to the deadline of a job', () =>
    expect(
      problemsOf(
        `service: { type: cron, schedule: "0 1 * * *", activeDeadline: 3600, image: { tag: "1" } }\nintegrations: { messaging: { queues: [{ name: jobs, access: read }] } }`,
      ).filter((line) => line.includes('W223')),
    ).toEqual([expect.stringMatching(/service\.activeDeadline: expected at most 300 s.* got 3600 s/)]));

  test('that a service only writes has no reader to wait for', () =>
    expect(problemsOf(reader('1h', 'visibilityTimeout: 5m', 'write')).filter((one) => one.includes('W223'))).toEqual(
      [],
    ));

  test('of the environment is held to each of its readers', () => {
    const environment = live.replace('shared:', 'shared:\n  jobs: { kind: queue, visibilityTimeout: 1m }');
    const text = `service: { type: worker, image: { tag: "1" } }\nlifecycle: { terminationGracePeriod: 90s }\ndependencies: [{ name: jobs, type: queue, access: read }]`;
    const { problems } = shop({ environments: { live: environment }, services: { api: service('api', text) } });
    expect(told(problems).filter((one) => one.includes('W223'))).toEqual([
      expect.stringContaining(
        'expected at most 60 s, the visibilityTimeout of the shared jobs of environments/live.yaml, got 90 s',
      ),
    ]);
  });
});

const balanced = (grace: string, stop: string, attributes: string) => `
networking: { services: [{ type: LoadBalancer, ports: [{ name: http, port: 80 }], annotations: { service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: "${attributes}" } }] }
lifecycle: { terminationGracePeriod: ${grace}, preStop: { ${stop} } }`;

describe('a pod behind a load balancer', () => {
  test.each([
    ['75s', 'sleep: 15s', 'deregistration_delay.timeout_seconds=60', []],
    [
      '60s',
      'sleep: 15s',
      'stickiness.enabled=true,deregistration_delay.timeout_seconds=60',
      ['at least 75 s \\(15 s of preStop \\+ 60 s in which the load balancer of api deregisters a pod\\), got 60 s'],
    ],
    [
      '30s',
      'exec: [stop]',
      'deregistration_delay.timeout_seconds=60',
      ['at least 60 s \\(60 s in which the load balancer of api deregisters a pod\\), got 30 s'],
    ],
    ['30s', 'sleep: 15s', 'stickiness.enabled=true', []],
  ])('lives for %s, through %s and %s', (grace, stop, attributes, expected) =>
    expect(problemsOf(balanced(grace, stop, attributes))).toEqual(
      expected.map((one) =>
        expect.stringMatching(new RegExp(`lifecycle.terminationGracePeriod: expected ${one}: .*\\[W223]$`)),
      ),
    ),
  );
});
