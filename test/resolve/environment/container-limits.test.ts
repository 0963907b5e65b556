import { home, service, shop, told } from '../shop';

const environment = (text: string) => {
  const { value, problems } = shop({
    environments: { home: home + text },
    services: { api: service('api', 'resources: { requests: { cpu: 10m, memory: 32Mi } }') },
  });
  return { problems: told(problems), limits: value.units[0]?.environment.limits };
};

test.each([
  ['quota: { limits.cpu: 20 }', 'limits.default.cpu'],
  ['quota: { limits.memory: 20Gi }\nlimits: { default: { cpu: 500m } }', 'limits.default.memory'],
  ['quota: { requests.cpu: 20 }\nlimits: { defaultRequest: { memory: 64Mi } }', 'limits.defaultRequest.cpu'],
  ['quota: { cpu: 20 }\nlimits: { defaultRequest: { memory: 64Mi } }', 'limits.defaultRequest.cpu'],
  [
    'quota: { memory: 20Gi }\nlimits: { default: { cpu: 1 }, defaultRequest: { cpu: 100m } }',
    'limits.defaultRequest.memory',
  ],
])('%s admits no pod, and says what to add', (text, wanted) =>
  expect(environment(text).problems).toEqual([
    expect.stringMatching(new RegExp(`quota\\..*expected a default in ${wanted}: .*E388`)),
  ]),
);

test.each([
  'quota: { limits.cpu: 20 }\nlimits: { default: { cpu: 500m } }',
  'quota: { limits.memory: 20Gi, requests.cpu: 20, requests.memory: 20Gi, cpu: 9, memory: 9Gi }',
  'quota: { requests.cpu: 20 }\nlimits: { default: { cpu: 500m }, defaultRequest: { memory: 64Mi } }',
  'quota: { pods: 20, requests.storage: 1Ti, limits.ephemeral-storage: 9Gi, requests.nvidia.com/gpu: 4 }',
])('%s admits pods', (text) => expect(environment(text).problems).toEqual([]));

test('a default request is at most the limit', () =>
  expect(environment('limits: { default: { cpu: 50m, memory: 64Mi } }').limits).toEqual({
    default: { cpu: '50m', memory: '64Mi' },
    defaultRequest: { cpu: '50m', memory: '64Mi' },
  }));

test('a request over the limit is refused, as the API server would', () =>
  expect(environment('limits: { default: { cpu: 50m }, defaultRequest: { cpu: 100m } }').problems).toEqual([
    expect.stringMatching(/limits.defaultRequest.cpu: expected at most the default limit 50m.*E306/),
  ]));
