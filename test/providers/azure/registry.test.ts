import { blocks } from './stack';

const registry = (native = {}) => blocks('registry', {}, native)('container_registry')[0]!;

test('a registry has no access by passwords or without authentication', () => {
  expect(registry()).toMatchObject({
    sku: 'Premium',
    admin_enabled: false,
    anonymous_pull_enabled: false,
    retention_policy_in_days: 14,
    zone_redundancy_enabled: true,
  });
});

test('copies stand in the regions that are named', () => {
  const { georeplications } = registry({ replicaRegions: ['westus', 'eastus'] });
  expect(georeplications).toMatchObject([{ location: 'eastus' }, { location: 'westus' }]);
});

test('without public access it is reached in the network', () => {
  const made = blocks('registry', {}, { publicAccess: false, privateEndpoint: true });
  expect(made('container_registry')).toMatchObject([{ public_network_access_enabled: false }]);
  expect(made('private_endpoint')).toMatchObject([{ private_service_connection: { subresource_names: ['registry'] } }]);
});

test('what must not be copied out is not public', () => {
  expect(registry({ export: false })).toMatchObject({
    export_policy_enabled: false,
    public_network_access_enabled: false,
  });
});
