import { z } from 'zod';
import { quoted } from '../characters';
import { didYouMean, expected, oneOf } from '../hints';
import { oneOrMore, said } from './forms';
import { samplers, sampling } from './samplers';
import { also, bare, text } from './scalars';

/**
 * Propagators by common names. An SDK fails at an unknown one.
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration
 */
const propagators: Readonly<Record<string, readonly string[]>> = {
  tracecontext: ['tracecontext'],
  baggage: ['baggage'],
  b3: ['b3'],
  b3multi: ['b3multi'],
  jaeger: ['jaeger'],
  xray: ['xray'],
  ottrace: ['ottrace'],
  none: ['none'],
  w3c: ['tracecontext', 'baggage'],
  'w3c-tracecontext': ['tracecontext'],
  'trace-context': ['tracecontext'],
  traceparent: ['tracecontext'],
  'w3c-baggage': ['baggage'],
  'b3-single': ['b3'],
  'b3-multi': ['b3multi'],
  zipkin: ['b3multi'],
  uber: ['jaeger'],
  'aws-xray': ['xray'],
  'x-ray': ['xray'],
  opentracing: ['ottrace'],
};

/** An exporter: its name in the SDK, and the protocol of OTLP. */
export interface Exporter {
  readonly name: 'otlp' | 'zipkin' | 'console' | 'none';
  readonly protocol?: 'grpc' | 'http/protobuf' | 'http/json';
}

const otlp: Exporter = { name: 'otlp' };

/**
 * Exporters by common names. Backends that accept OTLP, as Jaeger does since 1.35, are reached by OTLP: SDKs have dropped their own exporters.
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#exporter-selection
 */
export const exporters: Readonly<Record<string, Exporter>> = {
  otlp,
  zipkin: { name: 'zipkin' },
  console: { name: 'console' },
  none: { name: 'none' },
  'otlp-grpc': { name: 'otlp', protocol: 'grpc' },
  'otlp-http': { name: 'otlp', protocol: 'http/protobuf' },
  'otlp-proto-grpc': { name: 'otlp', protocol: 'grpc' },
  'otlp-proto-http': { name: 'otlp', protocol: 'http/protobuf' },
  grpc: { name: 'otlp', protocol: 'grpc' },
  http: { name: 'otlp', protocol: 'http/protobuf' },
  'http-protobuf': { name: 'otlp', protocol: 'http/protobuf' },
  'http-json': { name: 'otlp', protocol: 'http/json' },
  logging: { name: 'console' },
  stdout: { name: 'console' },
  ...Object.fromEntries(
    [
      'otel',
      'opentelemetry',
      'collector',
      'otel-collector',
      'jaeger',
      'tempo',
      'datadog',
      'honeycomb',
      'signoz',
      'xray',
    ]
      .concat(['aws-xray', 'newrelic', 'new-relic', 'elastic', 'dynatrace', 'grafana', 'lightstep', 'azure-monitor'])
      .map((word) => [word, otlp] as const),
  ),
};

const fold = (word: string) => word.trim().toLowerCase().replace(/[_ /]/g, '-');

/** One word of a table, however it is spelled. */
function wordOf<V>(word: string, table: Readonly<Record<string, V>>, context: z.RefinementCtx): string {
  const folded = fold(word);
  if (Object.hasOwn(table, folded)) return folded;
  const known = Object.keys(table);
  const message = expected(oneOf(known, folded), quoted(word), didYouMean(folded, known));
  context.addIssue({ code: 'custom', message });
  return known[0]!;
}

const exporter = text.transform((word, context) => wordOf(word, exporters, context));

const propagation = oneOrMore(
  text.transform((words, context) =>
    words.split(',').flatMap((word) => propagators[wordOf(word, propagators, context)]!),
  ),
).transform((all) => [...new Set(all.flat())]);

/** Ports of Jaeger's own protocols. @see https://www.jaegertracing.io/docs/1.76/architecture/apis/ */
const portsOfJaeger = /:(5775|6831|6832|14250|14267|14268)(\/|$)/;

const endpoint = text.superRefine((url, context) => {
  const port = portsOfJaeger.exec(url)?.[1];
  const message = `expected an endpoint that takes OTLP, got port ${port} of Jaeger’s own protocol, which SDKs no longer speak; use 4317 (gRPC) or 4318 (HTTP)`;
  if (port) context.addIssue({ code: 'custom', message });
});

const sampleRate = z.union([
  z.number().min(0).max(1),
  text.regex(/^(0(\.\d+)?|1(\.0+)?)$/).transform(Number),
  text.regex(/^\d{1,3}(\.\d+)?%$/).transform((share) => Math.min(1, parseFloat(share) / 100)),
  z
    .strictObject({
      rate: also(['ratio', 'param', 'probability'], z.number().min(0).max(1)),
      type: text.transform(samplerWord).optional().describe('As sampler'),
    })
    .transform(({ rate, type }) => (type === undefined ? { rate } : sampling(type, rate))),
]);

function samplerWord(word: string, context: z.RefinementCtx): string {
  return wordOf(word, samplers, context);
}

const sampler = z.union([
  text.transform(samplerWord).transform((type) => sampling(type)),
  z
    .strictObject({
      type: text.transform(samplerWord),
      param: also(['rate', 'ratio', 'arg'], z.number().min(0).max(1)).optional(),
    })
    .transform(({ type, param }) => sampling(type, param)),
]);

/** Name of an HTTP header. @see https://www.rfc-editor.org/rfc/rfc9110#name-tokens */
const header = text.regex(/^(?!__proto__$|constructor$)[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, {
  error: 'the name of a header',
});

const long = z
  .strictObject({
    enabled: z.boolean().describe('Sets OTEL_SDK_DISABLED, negated'),
    sampleRate: also(['samplingRate', 'sampleRatio', 'samplingRatio', 'sampling', 'probability'], sampleRate).describe(
      'OTEL_TRACES_SAMPLER_ARG: 0.1 or 10%',
    ),
    exporter: exporter.describe(
      'OTEL_TRACES_EXPORTER: otlp, otlp-grpc, otlp-http, zipkin, console, none, or the name of a backend that takes OTLP, such as jaeger',
    ),
    provider: also(['backend', 'type'], exporter).describe('As exporter, where exporter is not set'),
    endpoint: also(['collector', 'otlpEndpoint', 'jaegerEndpoint', 'collectorEndpoint'], endpoint).describe(
      'OTEL_EXPORTER_OTLP_ENDPOINT, or OTEL_EXPORTER_ZIPKIN_ENDPOINT',
    ),
    propagation: also(['propagators'], propagation).describe(
      'OTEL_PROPAGATORS: tracecontext, baggage, b3, b3multi, jaeger, xray, ottrace, none; w3c is the first two',
    ),
    sampler: sampler.describe(
      'OTEL_TRACES_SAMPLER: always_on, always_off, traceidratio, parentbased_traceidratio and others; default parentbased_traceidratio with a sampleRate',
    ),
    headers: z
      .record(header, bare(text.max(4000)))
      .describe('OTEL_EXPORTER_OTLP_HEADERS; a token belongs into config.secrets under that name'),
    serviceName: text
      .regex(/^[^\p{C}]{1,200}$/u, { error: 'one line of text' })
      .describe('OTEL_SERVICE_NAME; default the name of the service'),
  })
  .partial()
  .transform(({ provider, sampler: chosen, sampleRate: rated, ...rest }) => {
    const rate = typeof rated === 'object' ? rated : { rate: rated };
    return said({
      ...rest,
      exporter: rest.exporter ?? provider,
      sampleRate: rate.rate ?? chosen?.rate,
      sampler: chosen?.sampler ?? ('sampler' in rate ? rate.sampler : undefined),
    });
  })
  .superRefine(({ sampler: chosen, sampleRate: rate }, context) => {
    if (chosen !== undefined && rate !== undefined && !/ratio$/.test(chosen))
      context.addIssue({
        code: 'custom',
        path: ['sampleRate'],
        message: `expected no sampleRate beside ${chosen}, which samples by none, got ${rate}`,
      });
  });

/** Tracing of a service. */
export const tracing: z.ZodType<z.output<typeof long>> = z.union([
  z.boolean().transform((enabled): z.output<typeof long> => ({ enabled })),
  long,
]);
