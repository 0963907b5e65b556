import { TerraformStack, Testing } from 'cdktf';
import { RootConstruct } from 'constructs';
import { renderStack } from '../../../lib/cloud/render';
import { Stack } from '../../../lib/cloud/stack';
import type { StackUnit } from '../../../lib/model/unit';
import { azure } from '../../../lib/providers/azure';
import { ManagedIdentity } from '../../../lib/providers/azure/managed-identity';
import { violations } from '../../provider-schema';
import { blocks } from './stack';

const site = {
  region: 'westeurope',
  account: '00000000',
  shared: 'shop-live-abcdef',
  clusterShared: 'shop-live-cluster-abcdef',
  identity: { name: 'i', values: {} },
};
const context = {
  platform: 'shop',
  scope: 'live',
  tags: { Project: 'shop' },
  protect: true,
  namespace: 'n',
  generation: 1,
};
const unit = {
  name: 'shop.live.data',
  source: 's',
  context,
  state: { backend: 'azurerm', store: 'shopstate', region: 'westeurope' },
  sites: { azure: site },
  bindings: [],
  after: [],
} as unknown as StackUnit;

test('pods of one service account take an identity by a token of their own cluster, wherever it runs', () => {
  const made = blocks('bucket', {}, {}, { used: true });
  expect(made('federated_identity_credential')).toMatchObject([
    {
      issuer: 'https://issuer.example.com',
      subject: 'system:serviceaccount:shop-live:orders',
      audience: ['api://AzureADTokenExchange'],
    },
  ]);
});

test('an identity has a role on just what its service uses', () => {
  const roles = blocks('bucket', {}, { customerManagedKey: false }, { used: true })('role_assignment');
  expect(roles).toMatchObject([
    {
      role_definition_name: 'Storage Blob Data Contributor',
      scope: expect.stringMatching(/^\$\{azurerm_storage_container\.\w+\.id\}$/),
      principal_type: 'ServicePrincipal',
    },
  ]);
});

test('the bundle carries the client id, and never says it in plain', () => {
  const [bundle] = blocks('bucket', {}, {}, { used: true })('key_vault_secret');
  expect(bundle).toMatchObject({
    value_wo: expect.stringMatching(/AZURE_CLIENT_ID.*\.client_id.*AZURE_TENANT_ID/),
    value_wo_version: expect.stringMatching(/^\$\{parseint\(/),
  });
  expect(bundle).not.toHaveProperty('value');
});

test('without an issuer there is no identity', () => {
  const stack = new TerraformStack(new RootConstruct(), 'stack');
  const workload = {
    namespace: 'n',
    serviceAccount: 's',
    cluster: 'live',
    home: 'azure',
    bundle: 'b',
    permissions: [],
  };
  new azure.Context(stack, unit, unit.sites.azure!);
  expect(() => new azure.Identity(stack, 'Identity', { name: 'i', workload, permissions: [] })).toThrow('no issuer');
});

test('a role keeps its address when another one comes before it, and is given once', () => {
  const addresses = (roles: string[]) => {
    const stack = new TerraformStack(new RootConstruct(), 'stack');
    new azure.Context(stack, unit, unit.sites.azure!);
    new ManagedIdentity(stack, 'It', { name: 'it', permissions: [{ allow: roles, on: ['/subscriptions/1'] }] });
    const { resource } = JSON.parse(Testing.synth(stack)) as { resource: { azurerm_role_assignment: object } };
    return Object.keys(resource.azurerm_role_assignment);
  };
  const [reader] = addresses(['Reader']);
  expect(addresses(['Owner', 'Reader', 'Reader'])).toHaveLength(2);
  expect(addresses(['Owner', 'Reader'])).toContain(reader);
});

describe('what an environment shares', () => {
  const shared = (issuer?: string, deployers?: readonly string[]) => {
    const sites = { azure: { ...unit.sites.azure!, deployers } };
    const stack = new Stack(new RootConstruct(), { ...unit, sites }, { azure });
    new azure.Shared!(stack, 'Shared', { issuer });
    return renderStack(stack, 'source').body as { resource: Record<string, Record<string, object>>; output?: object };
  };

  test('is a group and a vault of one name, sound by their schema', () => {
    const body = shared('https://issuer.example.com');
    expect(violations(body)).toEqual([]);
    const { azurerm_resource_group: groups, azurerm_key_vault: vaults } = body.resource;
    expect(Object.values(groups!)).toMatchObject([{ name: 'shop-live-abcdef', location: 'westeurope' }]);
    expect(Object.values(vaults!)).toMatchObject([
      {
        name: 'shop-live-abcdef',
        purge_protection_enabled: true,
        rbac_authorization_enabled: true,
        soft_delete_retention_days: 90,
      },
    ]);
  });

  test('is accessible to deployers; without any, to the principal that applies first, permanently', () => {
    const officers = (deployers?: readonly string[]) =>
      Object.values(shared(undefined, deployers).resource.azurerm_role_assignment!);
    expect(officers(['one', 'two'])).toMatchObject(
      ['Secrets', 'Crypto'].flatMap((what) =>
        ['one', 'two'].map((principal_id) => ({ principal_id, role_definition_name: `Key Vault ${what} Officer` })),
      ),
    );
    for (const one of officers())
      expect(one).toMatchObject({
        principal_id: expect.stringMatching(/\.object_id\}$/),
        lifecycle: { ignore_changes: ['principal_id'] },
      });
  });

  test('opens to External Secrets of a known cluster only, and tells under which identity', () => {
    expect(shared().resource).not.toHaveProperty('azurerm_user_assigned_identity');
    const { resource, output } = shared('https://issuer.example.com');
    expect(Object.values(resource.azurerm_federated_identity_credential!)).toMatchObject([
      { subject: 'system:serviceaccount:external-secrets:external-secrets' },
    ]);
    expect(Object.keys(output!)).toHaveLength(2);
  });
});
