import { facts } from '../../../lib/providers/azure/facts';
import { blocks } from './stack';

const named = (name: string, native = {}, own = {}) => {
  const made = blocks('network', own, native);
  return (type: string) => made(type).filter((one) => one.name === name);
};

test('each tier has a block of its own, and databases are handed the ones that are theirs', () => {
  const subnets = blocks('network')('subnet');
  expect(subnets.map(({ name, address_prefixes: [prefix] }) => [name, prefix])).toEqual([
    ['nodes', '${cidrsubnet("10.0.0.0/16", 4, 0)}'],
    ['endpoints', '${cidrsubnet("10.0.0.0/16", 4, 1)}'],
    ['postgres', '${cidrsubnet("10.0.0.0/16", 4, 2)}'],
    ['mysql', '${cidrsubnet("10.0.0.0/16", 4, 3)}'],
  ]);
  const handed = subnets.filter((one) => one.delegation).map((one) => one.delegation[0].service_delegation.name);
  expect(handed).toEqual(['Microsoft.DBforPostgreSQL/flexibleServers', 'Microsoft.DBforMySQL/flexibleServers']);
});

test('nodes leave by the NAT gateway alone, once it has an address', () => {
  expect(named('nodes')('subnet')).toMatchObject([{ default_outbound_access_enabled: false }]);
  const made = blocks('network', {}, { natAddresses: 3 });
  expect(made('public_ip')).toHaveLength(3);
  expect(made('subnet_nat_gateway_association')).toMatchObject([
    { nat_gateway_id: expect.stringMatching(/nat_gateway_public_ip_association\.\w+\.nat_gateway_id\}$/) },
  ]);
});

test('from the network, a tier of databases is open at their ports and closed at all others', () => {
  const rules = blocks('network')('network_security_rule').filter((rule) =>
    /postgres/.test(rule.network_security_group_name),
  );
  expect(rules.sort((a, b) => a.priority - b.priority)).toMatchObject([
    { access: 'Allow', destination_port_ranges: ['5432', '6432'], source_address_prefix: 'VirtualNetwork' },
    { access: 'Deny', destination_port_range: '*', priority: 4096, source_address_prefix: 'VirtualNetwork' },
  ]);
});

test('the internet reaches the ports that are named, and none where none is', () => {
  const open = (native: object) => named('Internet', native)('network_security_rule');
  expect(open({})).toMatchObject([{ destination_port_ranges: ['80', '443'], source_address_prefix: 'Internet' }]);
  expect(open({ openPorts: [] })).toEqual([]);
});

test('names of private things are known in the network alone', () => {
  const made = blocks('network');
  expect(made('private_dns_zone')).toHaveLength(5);
  for (const link of made('private_dns_zone_virtual_network_link')) expect(link.registration_enabled).toBe(false);
});

test('flow logs are kept in an account whose keys no state holds', () => {
  expect(blocks('network')('network_watcher_flow_log')).toEqual([]);
  const made = blocks('network', { flowLogs: true }, { flowLogRetentionDays: 90 });
  expect(made('storage_account')).toEqual([]);
  expect(made('network_watcher_flow_log')).toMatchObject([
    {
      enabled: true,
      retention_policy: { enabled: true, days: 90 },
      network_watcher_name: 'NetworkWatcher_eu-central-1',
    },
  ]);
  expect(made('resource_group_template_deployment')[0]!.template_content).toMatch(/"defaultAction" = "Deny"/);
});

test('what it cannot follow is said', () => {
  expect(Object.keys(facts.kinds.network.unsupportedOptions)).toEqual(['nat', 'zones']);
});
