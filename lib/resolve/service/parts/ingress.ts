import { isRoutableHost, isRoutablePath } from '../../../model/address';
import type { Endpoint, Ingress, ServicePort } from '../../../model/parts/networking';
import type { SettleContext } from '../context';
import { backendOf } from './backend';
import { settleGateway, settleWithoutGateway } from './gateway';
import { leadsTo, type MainPort } from './ports';

const from = ['networking', 'ingress'];

type IngressSpec = NonNullable<NonNullable<SettleContext['settings']['networking']>['ingress']>;

/** The ingress of a service, where it has one. */
export function settleIngress(
  spec: SettleContext,
  endpoints: readonly Endpoint[],
  main: MainPort | undefined,
): Ingress | undefined {
  const { settings, environment, report } = spec;
  const { ingress: asked = {} } = settings.networking ?? {};
  if (!(asked.enabled ?? (asked.host !== undefined || asked.path !== undefined))) {
    settleWithoutGateway(spec);
    return undefined;
  }
  const found = answering(spec, asked, endpoints, main);
  if (!found) return undefined;
  const { service, port } = found;
  const host = asked.host ?? environment.host;
  const { tls, rateLimit, pathType } = asked;
  if (!isRoutableHost(host)) report('E316', [...from, 'host'], `expected a lower-case DNS name, got ${host}`);
  if (asked.others?.length)
    report('W206', from, `${asked.others.join(', ')}: only one ingress is supported; emitted without`);
  return {
    host,
    ...paths(spec, asked, port),
    tls: tls?.enabled ?? environment.stage !== 'development',
    ...(rateLimit && rateLimit.enabled !== false && { rateLimit: rateLimit.perMinute, rateLimitBy: rateLimit.header }),
    ...(pathType === 'Exact' && { exact: true }),
    ...settleGateway(spec, host),
    ...backendOf(spec, port),
    ...(service.sessionAffinity && { sticky: true }),
    annotations: asked.annotations ?? {},
    service: service.name,
    port: port.port,
  };
}

/** The backend Service and port: those in the spec, else the main port. */
function answering(
  { report }: SettleContext,
  context: IngressSpec,
  endpoints: readonly Endpoint[],
  main: MainPort | undefined,
): { readonly service: Endpoint; readonly port: ServicePort } | undefined {
  const isMain = (one: ServicePort) => main !== undefined && leadsTo(main, one);
  const service = context.service
    ? endpoints.find((one) => one.name === context.service)
    : (endpoints.find(({ ports }) => ports.some(isMain)) ?? endpoints[0]);
  const port =
    context.port === undefined
      ? (service?.ports.find(isMain) ?? service?.ports[0])
      : service?.ports.find((one) => one.port === context.port || one.name === context.port);
  if (!service || !port) {
    const names = endpoints.map(({ name, ports }) => `${name}: ${ports.map((one) => one.port).join(', ')}`);
    const got = [context.service, context.port].filter((one) => one !== undefined).join(' ') || 'none';
    report(
      'E308',
      from,
      `expected a Service and port of this service (${names.join('; ') || 'it has none'}), got ${got}`,
    );
    return undefined;
  }
  if (main?.said && !context.service && context.port === undefined && !isMain(port))
    report(
      'E308',
      from,
      `expected a port that leads to networking.port ${main.port}, got ${port.port} of ${service.name}: set targetPort: ${main.port} of one, or set ingress.port`,
    );
  return { service, port };
}

/** Path of the ingress, and its rewrite. */
function paths(
  { name, settings, platform, report }: SettleContext,
  context: IngressSpec,
  { appProtocol }: ServicePort,
): Pick<Ingress, 'path' | 'rewrite'> {
  const { basePath = `${platform.basePath}/${name}`, stripPrefix } = settings.api ?? {};
  const calls = appProtocol?.startsWith('grpc') && context.path === undefined && settings.api?.basePath === undefined;
  // gRPC paths start with the name of the service definition, without a prefix.
  const usual = calls && context.host !== undefined ? '/' : basePath;
  if (calls && context.host === undefined)
    report(
      'W206',
      from,
      `gRPC paths start with the name of their service definition, not with ${usual}; emitted so: set ingress.path, such as /acme.orders.v1.Orders, or a host of its own`,
    );
  const path = (context.path ?? usual).replace(/\/\*?$/, '') || '/';
  const rewrite = context.rewrite ?? (stripPrefix ? '/' : undefined);
  const all = {
    [context.path ? 'networking.ingress.path' : 'api.basePath']: path,
    'networking.ingress.rewrite': rewrite,
  };
  for (const [key, given] of Object.entries(all))
    if (given !== undefined && !isRoutablePath(given))
      report('E316', key.split('.'), `expected /, letters, digits and . _ ~ -, got ${given}`);
  return { path, rewrite };
}
