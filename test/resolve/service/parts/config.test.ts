import { codesOf, problemsOf, service, shop, unitOf } from '../../shop';

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

  const tracing = (spec: string) => unitOf(`monitoring: { tracing: ${spec} }`).service.variables;

  test.each([
    ['w3c', 'tracecontext,baggage'],
    ['W3C', 'tracecontext,baggage'],
    ['[w3c, b3]', 'tracecontext,baggage,b3'],
    ['[tracecontext, w3c]', 'tracecontext,baggage'],
    ['"tracecontext,baggage"', 'tracecontext,baggage'],
    ['"tracecontext, b3multi"', 'tracecontext,b3multi'],
    ['b3_multi', 'b3multi'],
    ['[jaeger, xray, ottrace]', 'jaeger,xray,ottrace'],
    ['none', 'none'],
  ])('propagation %s is %s, in the words of the SDK', (written, propagators) => {
    expect(tracing(`{ propagation: ${written} }`).OTEL_PROPAGATORS).toBe(propagators);
  });

  test.each([
    ['otlp', 'otlp', undefined],
    ['otlp_grpc', 'otlp', 'grpc'],
    ['otlp/http', 'otlp', 'http/protobuf'],
    ['OTLP-gRPC', 'otlp', 'grpc'],
    ['jaeger', 'otlp', undefined],
    ['Tempo', 'otlp', undefined],
    ['stdout', 'console', undefined],
    ['console', 'console', undefined],
    ['none', 'none', undefined],
  ])('exporter %s is %s by %s', (written, exporter, protocol) => {
    for (const key of ['exporter', 'provider', 'backend'])
      expect(tracing(`{ ${key}: ${written} }`)).toMatchObject({
        OTEL_TRACES_EXPORTER: exporter,
        ...(protocol && { OTEL_EXPORTER_OTLP_PROTOCOL: protocol }),
      });
    expect(Object.keys(tracing(`{ exporter: ${written} }`)).includes('OTEL_EXPORTER_OTLP_PROTOCOL')).toBe(
      protocol !== undefined,
    );
  });

  test('an endpoint is a URL, and that of the exporter', () => {
    expect(tracing('{ endpoint: "collector.example.com:4317" }').OTEL_EXPORTER_OTLP_ENDPOINT).toBe(
      'http://collector.example.com:4317',
    );
    expect(tracing('{ endpoint: "grpc://collector.example.com:4317" }').OTEL_EXPORTER_OTLP_ENDPOINT).toBe(
      'http://collector.example.com:4317',
    );
    expect(tracing('{ endpoint: "https://a.example.com/v1" }').OTEL_EXPORTER_OTLP_ENDPOINT).toBe(
      'https://a.example.com/v1',
    );
    expect(tracing('{ exporter: zipkin, endpoint: "http://z.example.com:9411/api/v2/spans" }')).toMatchObject({
      OTEL_EXPORTER_ZIPKIN_ENDPOINT: 'http://z.example.com:9411/api/v2/spans',
    });
  });

  test.each([
    ['propagation: w3x', /expected one of w3c, .*did you mean w3c\?/],
    ['propagation: [tracecontext, wc3]', /expected one of .*w3c/],
    ['propagation: "b3,,baggage"', /expected one of /],
    ['exporter: otlpp', /did you mean otlp\?/],
    ['exporter: prometheus', /expected one of /],
    ['jaegerEndpoint: "http://jaeger:14268/api/traces"', /expected an endpoint that takes OTLP, got port 14268/],
  ])('%s is refused, since the SDK stops at it', (spec, message) => {
    expect(problemsOf(`monitoring: { tracing: { ${spec} } }`)).toEqual([expect.stringMatching(message)]);
  });
});
