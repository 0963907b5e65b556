import { gatewayHost, otlpPorts } from '../../../model/parts/collector';
import { sendsToGateway } from './collector';
import { exporters } from '../../../spec/parts/tracing';
import { json } from '../../../spec/exact';
import type { SettleContext } from '../context';

type Monitoring = NonNullable<SettleContext['settings']['monitoring']>;

/** Variables of every service, those of logging and tracing, then its own. */
export function settleVariables(context: SettleContext, port: number | undefined): Record<string, string> {
  const { name, settings, environment } = context;
  const { logging = {}, tracing } = settings.monitoring ?? {};
  return {
    SERVICE_NAME: name,
    ...present({ SERVICE_TIER: settings.service?.tier }),
    ENVIRONMENT: environment.name,
    LOG_LEVEL: (logging.level ?? 'INFO').toUpperCase(),
    ...(port ? { PORT: String(port) } : {}),
    ...present({
      LOG_FORMAT: logging.format,
      LOG_OUTPUTS: logging.outputs && json(logging.outputs),
      LOG_MASKING: logging.masking === undefined ? undefined : json(logging.masking),
      LOG_SAMPLING: logging.sampling === undefined ? undefined : json(logging.sampling),
      LOG_AGGREGATION: logging.aggregation === undefined ? undefined : json(logging.aggregation),
      LOG_ROTATION: logging.rotation === undefined ? undefined : json(logging.rotation),
      LOG_FIELDS: logging.fields && json(logging.fields),
    }),
    ...(tracing ? openTelemetry(name, withGateway(tracing, context)) : {}),
    ...settings.config?.variables,
  };
}

/** Tracing that sends to the gateway of its cluster where it names no other endpoint. */
function withGateway(
  tracing: NonNullable<Monitoring['tracing']>,
  { platform, settings }: SettleContext,
): NonNullable<Monitoring['tracing']> {
  const { name = 'otlp', protocol = 'http/protobuf' } =
    tracing.exporter === undefined ? {} : exporters[tracing.exporter]!;
  if (!sendsToGateway(platform, settings) || name !== 'otlp') return tracing;
  const port = otlpPorts[protocol === 'grpc' ? 'grpc' : 'http'];
  return { ...tracing, endpoint: `http://${gatewayHost}:${port}` };
}

/** @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/ */
function openTelemetry(name: string, tracing: NonNullable<Monitoring['tracing']>): Record<string, string> {
  if (tracing.enabled === false) return { OTEL_SDK_DISABLED: 'true' };
  const exporter = tracing.exporter === undefined ? undefined : exporters[tracing.exporter];
  const endpoint = exporter?.name === 'zipkin' ? 'OTEL_EXPORTER_ZIPKIN_ENDPOINT' : 'OTEL_EXPORTER_OTLP_ENDPOINT';
  return present({
    OTEL_SERVICE_NAME: tracing.serviceName ?? name,
    OTEL_TRACES_SAMPLER: tracing.sampler ?? (tracing.sampleRate === undefined ? undefined : 'parentbased_traceidratio'),
    OTEL_TRACES_SAMPLER_ARG: tracing.sampleRate?.toString(),
    OTEL_TRACES_EXPORTER: exporter?.name,
    OTEL_EXPORTER_OTLP_PROTOCOL: exporter?.protocol,
    [endpoint]: tracing.endpoint && withScheme(tracing.endpoint),
    OTEL_EXPORTER_OTLP_HEADERS: tracing.headers && headersOf(tracing.headers),
    OTEL_PROPAGATORS: tracing.propagation?.join(','),
  });
}

/** Headers as SDKs read them, in which no value ends another. @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/#specifying-headers-via-environment-variables */
function headersOf(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join(',');
}

/** An endpoint as a URL, as SDKs read it. @see https://opentelemetry.io/docs/specs/otel/protocol/exporter/ */
function withScheme(endpoint: string): string {
  const url = endpoint.replace(/^grpc:/, 'http:').replace(/^grpcs:/, 'https:');
  return /^[A-Za-z0-9.-]+(:\d+)?(\/|$)/.test(url) ? `http://${url}` : url;
}

function present(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
