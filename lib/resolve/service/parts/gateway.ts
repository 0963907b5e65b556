import type { Cors, Ingress, Tokens } from '../../../model/parts/networking';
import { issuerName } from '../../../model/owned-name';
import { didYouMean, expected } from '../../../spec/hints';
import type { SettleContext } from '../context';
import { corsOf } from '../../settings/gateway-settings';
import { ownName } from '../own-name';

/** Name of the platform’s ClusterIssuer in specs; in the cluster it is that of the platform. */
const ownIssuer = 'letsencrypt';

/** Defaults of CORS. */
const defaultCors: Omit<Cors, 'origins'> = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
  headers: ['Authorization', 'Content-Type'],
  exposedHeaders: [],
  credentials: false,
  maxAgeSeconds: 600,
};

/** Settings of a gateway besides routing. */
export function settleGateway(context: SettleContext, host: string): Partial<Ingress> {
  const { ingress = {}, serviceMesh: mesh } = context.settings.networking ?? {};
  const between = mesh && mesh.enabled !== false ? mesh : undefined;
  if (between)
    context.report(
      'W206',
      ['networking', 'serviceMesh'],
      'no service mesh is installed; emitted only at the gateway, for requests from outside',
    );
  const found: Partial<Ingress> = {
    cors: cors(context),
    tokens: tokens(context),
    requestHeaders: some(ingress.requestHeaders),
    responseHeaders: some(ingress.responseHeaders),
    timeoutSeconds: ingress.timeout ?? between?.timeout,
    retries: ingress.retries ?? between?.retries,
    ...certificate(context, host),
  };
  substituted(context);
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** Warns of ingress keys without an ingress. */
export function settleWithoutGateway({ settings, own, report }: SettleContext): void {
  const { enabled: _, ...asked } = own.networking?.ingress ?? {};
  const open = 'set networking.ingress: true, or a host or path there';
  if (settings.networking?.ingress?.enabled === undefined) {
    if (Object.keys(asked).length > 0)
      report('W206', ['networking', 'ingress'], `the service has no ingress; emitted without one: ${open}`);
    for (const key of ['basePath', 'stripPrefix'] as const)
      if (own.api?.[key] !== undefined)
        report('W206', ['api', key], `a path alone creates no ingress; emitted without one: ${open}`);
  }
  const { serviceMesh } = settings.networking ?? {};
  const none = 'the service has no ingress; emitted without it';
  if (serviceMesh && serviceMesh.enabled !== false) report('W206', ['networking', 'serviceMesh'], none);
  const { authentication } = settings.security ?? {};
  if (authentication && authentication.enabled !== false) report('W206', ['security', 'authentication'], none);
}

function cors({ settings, platform, report }: SettleContext): Cors | undefined {
  const { ingress } = settings.networking ?? {};
  const at = ingress?.cors ? ['networking', 'ingress', 'cors'] : ['api', 'cors'];
  const own = ingress?.cors ?? settings.api?.cors;
  const { enabled, origins, ...rest } = { ...platform.cors, ...(own && corsOf(own)) };
  if ((own ?? platform.cors) === undefined || (own?.enabled ?? enabled) === false) return undefined;
  if (!origins) {
    report('E381', at, 'expected origins, here or under gateway.cors of platform.yaml; got none');
    return undefined;
  }
  const whole = { ...defaultCors, ...rest, origins };
  if (whole.credentials && origins.includes('*'))
    report('E381', at, 'expected origins by name beside credentials, got *');
  return whole;
}

function tokens(context: SettleContext): Tokens | undefined {
  const { settings, platform, environment, report } = context;
  const own = settings.security?.authentication;
  const wanted = own ? own.enabled !== false : platform.tokens?.enabled;
  if (!wanted) return undefined;
  const at = ['security', 'authentication'];
  const { issuer = platform.tokens?.issuer, jwks = platform.tokens?.jwks } = own ?? {};
  const methods = signed(context);
  const audiences = own?.audience ?? platform.tokens?.audiences ?? [];
  // A caller with another credential would be rejected without a token.
  if (methods.includes('other')) {
    report(
      'W206',
      [...at, 'methods'],
      'a gateway verifies only jwt; emitted without verification, which is up to the service',
    );
    return undefined;
  }
  const scheme = environment.stage === 'development' ? 'http' : 'https';
  const located = (place: string) => (place.startsWith('/') ? `${scheme}://${environment.host}${place}` : place);
  if (issuer && jwks) return { issuer: located(issuer), audiences, jwks: located(jwks) };
  if (
    own?.methods &&
    !own.methods.some((one) => typeof one === 'object') &&
    !issuer &&
    !jwks &&
    own.enabled === undefined
  )
    report('W206', at, 'issuer and jwks are not set; emitted without verification, which is up to the service');
  else
    report(
      'E381',
      at,
      `expected issuer and jwks, here or under gateway.auth of platform.yaml; got ${issuer || jwks ? 'one of them' : 'none'}`,
    );
  return undefined;
}

/** Methods of authentication; tokens of an issuing service of the platform are those of the platform. */
function signed({ settings, platform, services, report }: SettleContext): readonly ('jwt' | 'other')[] {
  const { methods = ['jwt' as const] } = settings.security?.authentication ?? {};
  return methods.map((one, index) => {
    if (typeof one !== 'object') return one;
    const known = [...services, ...Object.keys(platform.aliases)];
    if (!services.includes(ownName(one.signer, platform)))
      report(
        'E342',
        ['security', 'authentication', 'methods', index],
        expected(
          'jwt, apiKey, basic, session, mtls, or a service of the platform that issues tokens',
          one.signer,
          didYouMean(one.signer, [...known, 'jwt']) ?? 'add an alias under aliases in platform.yaml',
        ),
      );
    return 'jwt';
  });
}

function certificate(
  { settings, platform, report }: SettleContext,
  host: string,
): Pick<Ingress, 'certificate' | 'issuer' | 'ownIssuer'> {
  const { tls } = settings.networking?.ingress ?? {};
  const path = ['networking', 'ingress', 'tls'];
  const others = tls?.hosts?.filter((one) => one !== host) ?? [];
  if (others.length) report('W206', [...path, 'hosts'], `${others.join(', ')}: emitted only for ${host}`);
  if (tls?.certManager === false && !tls.secretName)
    report(
      'W206',
      [...path, 'certManager'],
      'without secretName, certificates come from cert-manager; emitted with it',
    );
  return {
    certificate: tls?.secretName,
    issuer: tls?.clusterIssuer === ownIssuer ? undefined : tls?.clusterIssuer,
    ownIssuer: issuerName(platform.name),
  };
}

/** Warns of Ingress fields without effect. */
function substituted({ settings, platform, report }: SettleContext): void {
  const { className, pathType } = settings.networking?.ingress ?? {};
  const path = ['networking', 'ingress'];
  if (className !== undefined && className !== platform.gateway)
    report('W206', [...path, 'className'], `the platform’s gateway is ${platform.gateway}; emitted with it`);
  if (pathType === 'other')
    report('W206', [...path, 'pathType'], 'the path type depends on the gateway; emitted as Prefix');
}

function some<T extends object>(given: T | undefined): T | undefined {
  return given && Object.keys(given).length > 0 ? given : undefined;
}
