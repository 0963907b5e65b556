import { apiServer } from '../../tools/checks/api-server';
import { Copy, type Files } from './shop';

jest.setTimeout(600_000);

const service = (name: string, settings: string) => `apiVersion: v1
kind: ServiceDeployment
metadata: { name: ${name} }
spec:
${settings.replace(/^/gm, '  ')}
`;
const cors = 'cors: { origins: [https://app.example.com], credentials: true }';

/** A platform whose services ask of their gateway all that it makes. */
const ways = (gateway: string, more: Files = {}): Files => ({
  'apps/shop/platform.yaml': `domain: example.com\nregistry: ghcr.io/acme\ngateway: ${gateway}\ngitops: { repository: "https://example.com/shop" }\n`,
  'apps/shop/environments/live.yaml': 'stage: production\ncloud: local\n',
  'services/shop/calls/deployment-config.yaml': service(
    'calls',
    `service: { type: grpc, image: { tag: "1.0" } }
networking:
  service: { sessionAffinity: ClientIP }
  ingress: { host: calls.example.com, timeout: 1h, retries: 3 }`,
  ),
  'services/shop/web/deployment-config.yaml': service(
    'web',
    `service: { image: { tag: "1.0" } }
networking:
  port: 8000
  ports: { admin: 9090 }
  ingress: { path: /web, pathType: Exact, rewrite: /v1.2, rateLimit: 60, ${cors} }`,
  ),
  ...more,
});

const sealed = {
  'services/shop/sealed/deployment-config.yaml': service(
    'sealed',
    `service: { image: { tag: "1.0" } }
networking: { ingress: { enabled: true, backendTls: { ca: authority } } }`,
  ),
};

test.each([
  ['envoy', ways('envoy', sealed)],
  ['nginx', ways('nginx')],
])('the API server takes all that %s is asked for', async (_, files) => {
  const copy = await Copy.of(files);
  try {
    expect((await copy.climb(apiServer, 120)).failures).toEqual([]);
  } finally {
    copy.remove();
  }
});
