import { readFileSync } from 'node:fs';
import { type Server, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { output } from '../harness/process';

/** A login of Azure on this machine, and what a process needs to use it. */
export interface AzureLogin {
  readonly env: NodeJS.ProcessEnv;
  readonly close: () => void;
}

const tenant = '00000000-0000-4000-8000-000000000002';
const client = '00000000-0000-4000-8000-000000000003';

/**
 * Answers what azurerm asks before it plans: the endpoints of the cloud, and a token; to all else, that it is not there.
 *
 * @see https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs#metadata_host-1
 */
export async function startAzureLogin(folder: string): Promise<AzureLogin> {
  const [key, cert] = [join(folder, 'login.key'), join(folder, 'login.crt')];
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const self = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert];
  await output('openssl', [...self, ...names]);

  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const { port } = server.address() as AddressInfo;
    const body = answer(request.url ?? '', `https://localhost:${port}`);
    response.writeHead(body ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { error: { code: 'ResourceNotFound', message: 'a stand-in has nothing' } }));
  });
  await new Promise<void>((resolve, reject) => server.on('error', reject).listen(0, '127.0.0.1', resolve));
  return { env: environment(server, cert), close: () => void server.close() };
}

function environment(server: Server, cert: string): NodeJS.ProcessEnv {
  const { port } = server.address() as AddressInfo;
  return {
    SSL_CERT_FILE: cert,
    ARM_METADATA_HOSTNAME: `localhost:${port}`,
    ARM_CLIENT_ID: client,
    ARM_CLIENT_SECRET: 'offline',
    ARM_TENANT_ID: tenant,
    ARM_USE_CLI: 'false',
  };
}

function answer(url: string, host: string): object | undefined {
  if (url.startsWith('/metadata/endpoints')) return endpoints(host);
  if (!url.includes('/oauth2/')) return undefined;
  return { access_token: token(), token_type: 'Bearer', expires_in: 86_400, ext_expires_in: 86_400 };
}

/** Unsigned: the provider reads the claims, and verifies no signature. */
function token(): string {
  const claims = { aud: 'x', iss: 'x', sub: 'x', exp: 4_102_444_800, oid: client, tid: tenant, appid: client };
  const parts = [
    { alg: 'none', typ: 'JWT' },
    { ...claims, idtyp: 'app' },
  ];
  return [...parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')), 'none'].join('.');
}

const resources = [
  'portal',
  'media',
  'graphAudience',
  'graph',
  'batch',
  'resourceManager',
  'vmImageAliasDoc',
  'activeDirectoryDataLake',
  'sqlManagement',
  'microsoftGraphResourceId',
  'appInsightsResourceId',
  'appInsightsTelemetryChannelResourceId',
  'attestationResourceId',
  'synapseAnalyticsResourceId',
  'logAnalyticsResourceId',
  'ossrDbmsResourceId',
];

const suffixes = {
  acrLoginServer: 'azurecr.io',
  attestationEndpoint: 'attest.azure.net',
  azureDataLakeAnalyticsCatalogAndJob: 'azuredatalakeanalytics.net',
  azureDataLakeStoreFileSystem: 'azuredatalakestore.net',
  azureFrontDoorEndpointSuffix: 'azurefd.net',
  keyVaultDns: 'vault.azure.net',
  mariadbServerEndpoint: 'mariadb.database.azure.com',
  mhsmDns: 'managedhsm.azure.net',
  mysqlServerEndpoint: 'mysql.database.azure.com',
  postgresqlServerEndpoint: 'postgres.database.azure.com',
  sqlServerHostname: 'database.windows.net',
  storage: 'core.windows.net',
  storageSyncEndpointSuffix: 'afs.azure.net',
  synapseAnalytics: 'dev.azuresynapse.net',
};

function endpoints(host: string): object {
  const audiences = [`${host}/`, 'https://management.azure.com/'];
  return {
    name: 'AzureCloud',
    authentication: { loginEndpoint: host, audiences, tenant: 'common', identityProvider: 'AAD' },
    suffixes,
    ...Object.fromEntries(resources.map((name) => [name, host])),
  };
}
