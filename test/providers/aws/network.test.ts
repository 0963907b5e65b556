import { type Block, stackOf } from './stack';

const network = (options = {}, native = {}) => stackOf([{ kind: 'network', options, native }], { used: false });

test('the default security group of a network is closed', () => {
  const group = network().one('default_security_group');
  expect(group).not.toHaveProperty('ingress');
  expect(group).not.toHaveProperty('egress');
  expect(group).toMatchObject({ vpc_id: expect.stringMatching(/^\$\{aws_vpc\./) });
});

test('no subnet assigns public addresses automatically, and private subnets have no ingress', () => {
  const made = network({ zones: 3 });
  expect(made.all('subnet')).toHaveLength(6);
  for (const subnet of made.all('subnet')) expect(subnet).toMatchObject({ map_public_ip_on_launch: false });
  const tables = made.all('route').filter(({ gateway_id }) => gateway_id !== undefined);
  expect(tables).toEqual([expect.objectContaining({ route_table_id: expect.stringMatching(/Public/) })]);
});

test.each([
  ['single', 1],
  ['perZone', 3],
] as const)('%s NAT: as many ways out', (nat, count) => {
  expect(network({ zones: 3, nat }).all('nat_gateway')).toHaveLength(count);
});

test('the blocks of subnets differ, and a further zone moves none of them', () => {
  const blocks = (zones: number) =>
    network({ zones })
      .all('subnet')
      .map(({ cidr_block }) => cidr_block as string);
  expect(new Set(blocks(3)).size).toBe(6);
  expect(blocks(3)).toEqual(expect.arrayContaining(blocks(2)));
  expect(blocks(2)).toEqual(expect.arrayContaining(['10.0.0.0/20', '10.0.16.0/20', '10.0.128.0/20', '10.0.144.0/20']));
});

test('a zone that AWS adds or closes moves no subnet that is there', () => {
  for (const subnet of network().all('subnet'))
    expect(subnet).toMatchObject({ lifecycle: { ignore_changes: ['availability_zone'] } });
});

test('EKS finds the subnets for load balancers by their tags', () => {
  const tags = network()
    .all('subnet')
    .map((subnet) => subnet.tags as Record<string, string>);
  expect(tags.filter((one) => one.Tier === 'private' && one['kubernetes.io/role/internal-elb'] === '1')).toHaveLength(
    2,
  );
  expect(tags.filter((one) => one.Tier === 'public' && one['kubernetes.io/role/elb'] === '1')).toHaveLength(2);
});

test('flow logs are kept, encrypted, where they are asked for', () => {
  const made = network({ flowLogs: true }, { flowLogRetentionDays: 40 });
  expect(made.one('cloudwatch_log_group')).toMatchObject({
    retention_in_days: 60,
    kms_key_id: expect.stringMatching(/^\$\{aws_kms_key\./),
  });
  expect(made.one('flow_log')).toMatchObject({ traffic_type: 'ALL' });
  expect(network({ flowLogs: false }).all('flow_log')).toEqual([]);
});

test('traffic to S3 stays in the network, and to other services by endpoints that the network alone reaches', () => {
  const made = network({}, { endpoints: ['sts', 'ecr.api'] });
  const names = made.all('vpc_endpoint').map(({ service_name }) => service_name as string);
  expect(names.sort()).toEqual(['ecr.api', 's3', 'sts'].map((one) => `com.amazonaws.eu-central-1.${one}`));
  expect(made.one('vpc_security_group_ingress_rule')).toMatchObject({ cidr_ipv4: '10.0.0.0/16', from_port: 443 });
});

test('subnets lie in zones where EKS makes a control plane, whatever an account calls them, and never two in one', () => {
  const { data } = network({ zones: 3 }).body as { data: Record<string, Record<string, Block>> };
  expect(Object.values(data.aws_availability_zones!)).toEqual([
    expect.objectContaining({
      exclude_zone_ids: ['use1-az3', 'usw1-az2', 'cac1-az3'],
      lifecycle: {
        postcondition: [{ condition: '${length(self.names) >= 3}', error_message: expect.stringMatching(/3 zones/) }],
      },
    }),
  ]);
});
