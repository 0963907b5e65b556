import { codesOf, problemsOf, service, shop, platform, unitOf } from '../../shop';

const health = (checks: string) => unitOf(`healthchecks: { ${checks} }`).service.health;

describe('a probe', () => {
  test('asks whether the first port opens, unless it is told more', () => {
    const action = { type: 'tcp', port: 'http' };
    expect(health('')).toMatchObject({ liveness: { action }, readiness: { action } });
    expect(health('').startup).toBeUndefined();
  });

  test.each([
    ['path: /x', { type: 'http', path: '/x', port: 'http', scheme: 'HTTP' }],
    ['path: /x, port: 8080, scheme: HTTPS', { type: 'http', path: '/x', port: 8080, scheme: 'HTTPS' }],
    ['http: { path: /x, port: 8080 }', { type: 'http', path: '/x', port: 8080, scheme: 'HTTP' }],
    ['tcp: 8080', { type: 'tcp', port: 8080 }],
    ['type: https, path: /x', { type: 'http', path: '/x', port: 'http', scheme: 'HTTPS' }],
    ['type: https, http: /x', { type: 'http', path: '/x', port: 'http', scheme: 'HTTPS' }],
    ['port: 8080', { type: 'tcp', port: 8080 }],
    ['grpc: { port: 8080, service: s }', { type: 'grpc', port: 8080, service: 's' }],
    ['exec: [a, b]', { type: 'exec', command: ['a', 'b'] }],
  ])('{ %s }', (spec, action) => expect(health(`liveness: { ${spec} }`).liveness!.action).toEqual(action));

  test('is none where that is said', () => expect(health('liveness: false').liveness).toBeUndefined());

  test('gives a start 30 tries, and the others 3', () => {
    expect(health('startup: { path: /x }, readiness: { path: /x }')).toMatchObject({
      startup: { failureThreshold: 30 },
      readiness: { failureThreshold: 3 },
    });
  });

  test.each([
    ['path: /x, tcp: 8080', ['E314']],
    ['path: /x, http: /y', ['E314']],
    ['tcp: 8080, scheme: HTTPS', ['E314']],
    ['path: /x, port: admin', ['E314']],
    ['path: /x, port: http', []],
    ['path: /x, port: 8081', ['E314']],
    ['tcp: 9', ['E314']],
    ['grpc: 9090', ['E314']],
    ['path: /x, success: 2', ['E314']],
  ])('{ %s }: %s', (spec, codes) => expect(codesOf(`healthchecks: { liveness: { ${spec} } }`)).toEqual(codes));

  test('names the ports that there are', () => {
    expect(problemsOf('healthchecks: { liveness: { path: /x, port: admin } }')[0]).toMatch(
      /healthchecks\.liveness: expected a number, or one of http, got admin \[E314]$/,
    );
  });

  test('replaces the way that the platform asks by default', () => {
    const defaults = 'defaults: { spec: { healthchecks: { liveness: { path: /health, period: 15s } } } }\n';
    const { value, problems } = shop({
      platform: platform + defaults,
      services: { api: service('api', 'healthchecks: { liveness: { exec: [ok] } }') },
    });
    expect(problems).toEqual([]);
    expect(value.units[0]!.service.health.liveness).toMatchObject({
      action: { type: 'exec', command: ['ok'] },
      periodSeconds: 15,
    });
  });
});
