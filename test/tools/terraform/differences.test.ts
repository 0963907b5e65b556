import type { Body } from '../../../tools/terraform/body';
import { adapted, differing } from '../../../tools/terraform/differences';

const azurerm = { name: 'azurerm', version: '5.2.0', folder: '/tools/azurerm' };
const link = {
  name: 'one',
  resource_group_name: 'group',
  private_dns_zone_name: '${azurerm_private_dns_zone.one.name}',
};
const body: Body = {
  resource: { azurerm_private_dns_zone_virtual_network_link: { one: link }, azurerm_subnet: { one: { name: 'one' } } },
};

test('a stack is put as the stand-in takes it, and all else of it stays', () => {
  expect(adapted(body, [azurerm]).resource).toEqual({
    azurerm_private_dns_zone_virtual_network_link: {
      one: { name: 'one', private_dns_zone_id: '${azurerm_private_dns_zone.one.id}' },
    },
    azurerm_subnet: { one: { name: 'one' } },
  });
  expect(differing(body, [azurerm]).map(({ type }) => type)).toEqual(['azurerm_private_dns_zone_virtual_network_link']);
});

test('what its own release validates, and what says it as the stand-in wants it, stays as it is', () => {
  expect(adapted(body, [])).toBe(body);
  expect(adapted(body, [{ ...azurerm, name: 'google' }])).toBe(body);
  const profiled: Body = {
    resource: { azurerm_kubernetes_cluster: { one: { node_provisioning_profile: [{ mode: 'Auto' }] } } },
  };
  expect(adapted(profiled, [azurerm])).toBe(profiled);
});
