import { service, shop } from '../../shop';

const made = (monitoring: string) => {
  const { value, problems } = shop({
    services: { api: service('api', `networking: { port: 8000 }\nmonitoring: ${monitoring}`) },
  });
  const own = value.units[0]?.service;
  return {
    variables: own?.variables ?? {},
    annotations: own?.annotations ?? {},
    ports: own?.networking.containerPorts.map(({ port }) => port),
    said: problems.map(({ code, path, message }) => `${code} ${path}: ${message}`),
  };
};

describe('traces of a service', () => {
  test.each([
    ['{ sampler: always_on }', { OTEL_TRACES_SAMPLER: 'always_on' }],
    [
      '{ sampler: traceidratio, sampleRate: 10% }',
      { OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.1' },
    ],
    ['{ sampler: { type: const, param: 0 } }', { OTEL_TRACES_SAMPLER: 'always_off' }],
    [
      '{ sampleRate: { type: probabilistic, param: 0.2 } }',
      { OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.2' },
    ],
    ['{ headers: { X-Scope-OrgID: "a,b=c" } }', { OTEL_EXPORTER_OTLP_HEADERS: 'X-Scope-OrgID=a%2Cb%3Dc' }],
    ['{ serviceName: front }', { OTEL_SERVICE_NAME: 'front' }],
  ])('%s', (tracing, variables) => {
    const { said, variables: found } = made(`{ tracing: ${tracing} }`);
    expect(said.filter((one) => one.startsWith('E'))).toEqual([]);
    expect(found).toMatchObject(variables);
  });

  test.each([
    ['{ sampler: sometimes }', 'E2'],
    ['{ sampler: always_on, sampleRate: 0.1 }', 'expected no sampleRate beside always_on'],
    ['{ headers: { "a b": c } }', 'E2'],
    ['{ headers: { Authorization: Bearer abc } }', 'W208 monitoring.tracing.headers.Authorization'],
  ])('%s is a problem', (tracing, problem) => {
    const { said } = made(`{ tracing: ${tracing} }`);
    expect(said.join('\n')).toContain(problem);
    expect(said.join()).not.toContain('abc');
  });
});

test('a service’s own logger reads what is said of logs', () => {
  const { variables, annotations } = made(
    '{ logging: { sampling: { info: 0.1 }, rotation: { maxSize: 10Mi }, fields: { app: shop, cost: 5 }, aggregation: false, retentionDays: 30 } }',
  );
  expect(variables).toMatchObject({
    LOG_SAMPLING: '{"info":0.1}',
    LOG_ROTATION: '{"maxSize":"10Mi"}',
    LOG_AGGREGATION: 'false',
  });
  expect(JSON.parse(variables.LOG_FIELDS as string)).toEqual({ app: 'shop', cost: expect.anything() });
  expect(annotations).toMatchObject({ 'strata.dev/log-retention': '30d', 'strata.dev/logs': 'false' });
});

test('profiles are read at the port that serves them, and the policy of the network lets them', () => {
  const { annotations, ports } = made('{ profiling: { port: 6060, types: [cpu] } }');
  expect(annotations).toEqual({ 'profiles.grafana.com/cpu.scrape': 'true', 'profiles.grafana.com/cpu.port': '6060' });
  expect(ports).toContain(6060);
  expect(made('{ profiling: false }').annotations).toEqual({});
});

test('metrics are kept equally long, which a service cannot change', () => {
  expect(made('{ metrics: { retention: 15d } }').said.join()).toContain('W206 monitoring.metrics.retention');
});
