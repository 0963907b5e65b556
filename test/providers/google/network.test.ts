import { layout } from '../../../lib/providers/google/network/subnets';
import { partName } from '../../../lib/providers/google/part-name';
import { blocks } from './stack';

const block = (cidr: string) => {
  const [address, prefix] = cidr.split('/');
  const first = address!.split('.').reduce((number, octet) => number * 256 + Number(octet), 0);
  return { first, last: first + 2 ** (32 - Number(prefix)) - 1 };
};

test.each(['10.20.0.0/16', '10.0.0.0/18', '172.16.0.0/12'])('the parts of %s lie in it and apart', (cidr) => {
  const whole = block(cidr);
  const taken = Object.values(layout).map((of) => block(of(cidr)));
  for (const one of taken) expect(one.first >= whole.first && one.last <= whole.last).toBe(true);
  const apart = taken.every((a, i) => taken.every((b, j) => i === j || a.last < b.first || b.last < a.first));
  expect(apart).toBe(true);
  expect(layout.nodes('10.20.0.0/16')).toBe('10.20.0.0/20');
  expect(layout.pods('10.20.0.0/16')).toBe('10.20.128.0/17');
});

test('a network has subnets of its own alone, and secondary ranges for pods and services', () => {
  const made = blocks('network');
  expect(made('compute_network')).toMatchObject([{ auto_create_subnetworks: false }]);
  const [nodes, endpoints] = made('compute_subnetwork');
  expect(nodes!.secondary_ip_range.map((range: { range_name: string }) => range.range_name)).toEqual([
    'pods',
    'services',
  ]);
  expect(endpoints).not.toHaveProperty('secondary_ip_range');
  for (const subnet of [nodes, endpoints]) expect(subnet).toMatchObject({ private_ip_google_access: true });
});

test('all ingress is denied by default, and all egress uses one NAT', () => {
  const made = blocks('network');
  expect(made('compute_firewall')).toMatchObject([
    { direction: 'INGRESS', source_ranges: ['0.0.0.0/0'], deny: [{ protocol: 'all' }], priority: 65534 },
  ]);
  expect(made('compute_router_nat')).toHaveLength(1);
});

test('managed services take their addresses from the network’s own block', () => {
  const made = blocks('network');
  expect(made('compute_global_address')).toMatchObject([
    { purpose: 'VPC_PEERING', address: '10.0.32.0', prefix_length: 20 },
  ]);
  expect(made('service_networking_connection')).toMatchObject([{ service: 'servicenetworking.googleapis.com' }]);
  expect(made('network_connectivity_service_connection_policy')).toMatchObject([{ service_class: 'gcp-memorystore' }]);
});

test('flow logs are off by default', () => {
  expect(blocks('network')('logging_project_sink')).toEqual([]);
  const logged = blocks('network', {}, { flowLogRetentionDays: 90 }, { variant: 1 });
  for (const subnet of logged('compute_subnetwork')) expect(subnet.log_config).toMatchObject({ flow_sampling: 0.5 });
  expect(logged('logging_project_bucket_config')).toMatchObject([{ retention_days: 90 }]);
});

test('the name of a part is no longer than Compute Engine allows, and its own', () => {
  const long = 'a'.repeat(60);
  expect(partName('shop', 'nodes')).toBe('shop-nodes');
  expect(partName(long, 'endpoints').length).toBeLessThanOrEqual(63);
  expect(partName(long, 'endpoints')).not.toBe(partName(`${long}b`, 'endpoints'));
});
