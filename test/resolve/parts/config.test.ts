import { codesOf, service, shop, unitOf } from '../shop';

const files = (text: string) => unitOf(`config: { files: { ${text} } }`).files;

describe('a file', () => {
  test('is text, or JSON merged into a base', () => {
    expect(files('a.txt: { mountPath: /etc/app/, content: hello }')).toEqual([
      { name: 'a.txt', mountPath: '/etc/app/a.txt', content: 'hello' },
    ]);
    const [file] = files('a.json: { mountPath: /a.json, base: { x: { y: 1, z: 2 } }, content: { x: { z: 3 } } }');
    expect(JSON.parse(file!.content)).toEqual({ x: { y: 1, z: 3 } });
  });

  test.each([
    'a: { mountPath: /x, content: a }, b: { mountPath: /x, content: b }',
    'a: { mountPath: /x, content: text, base: { y: 1 } }',
    'catalogue.json: { mountPath: /x, content: a }',
  ])('clashes: %s', (text) => expect(codesOf(`config: { files: { ${text} } }`)).toEqual(['E311']));
});

describe('the catalogue', () => {
  test('holds limits, features and prices once, as they were written', () => {
    const { files } = unitOf(
      'features: { flags: { beta: "${x}" } }\napi: { rateLimits: { starter: 100/hour } }'.replace(
        '"${x}"',
        '{ note: "${x}" }',
      ),
    );
    expect(files).toHaveLength(1);
    expect(JSON.parse(files[0]!.content)).toMatchObject({
      features: { flags: { beta: { note: '${x}' } } },
      api: { rateLimits: { starter: '100/hour' } },
    });
  });

  test('is none where there is nothing to say', () => expect(unitOf('').files).toEqual([]));
});

describe('labels and annotations', () => {
  test('are the platform’s, the service’s and the overlay’s, the last winning', () => {
    const { value } = shop({
      services: {
        api: service('api', 'service: { tier: business, image: { tag: a } }', 'labels: { a: b, c: d }\nteam: one'),
      },
      overlays: { api: { live: 'metadata: { labels: { c: e }, team: two }\nspec: {}' } },
    });
    expect(value.units[0]!.service.metadata).toEqual({
      team: 'two',
      owner: undefined,
      labels: { 'strata.dev/tier': 'business', a: 'b', c: 'e' },
      annotations: {},
    });
  });
});

describe('tracing and logging', () => {
  test('are variables that OpenTelemetry and the service read', () => {
    const { values } = unitOf('monitoring: { logging: { level: debug, format: json }, tracing: { sampleRate: 0.1 } }');
    expect(values).toMatchObject({
      LOG_LEVEL: { literal: 'DEBUG' },
      LOG_FORMAT: { literal: 'json' },
      OTEL_SERVICE_NAME: { literal: 'api' },
      OTEL_TRACES_SAMPLER_ARG: { literal: '0.1' },
    });
    expect(unitOf('monitoring: { tracing: { enabled: false } }').values.OTEL_SDK_DISABLED).toEqual({ literal: 'true' });
  });
});
