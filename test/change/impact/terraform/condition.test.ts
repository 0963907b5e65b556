import { isAmong } from '../../../../lib/change/impact/terraform/condition';

const asks = (words: readonly string[], before: unknown, after: unknown) =>
  isAmong(words, { path: ['a'], at: 'a', before, after });

test.each([
  [['increased'], 1, 2, true],
  [['increased'], 2, 1, false],
  [['decreased'], '16', '15', true],
  [['decreased'], '16', '16.4', false],
  [['decreased'], '${local.a}', 2, undefined],
  [['decreased'], undefined, 2, undefined],
  [['set'], undefined, 'a', true],
  [['set'], 'a', 'b', false],
  [['unset'], 'a', undefined, true],
  [['unset'], undefined, 'a', false],
  [['changed'], 'a', 'b', true],
  [['changed'], undefined, 'b', undefined],
  [['changed'], '${local.a}', '${local.b}', true],
  [['set to true'], false, true, true],
  [['set to false'], true, false, true],
  [['set to false'], false, true, false],
  [['set to false'], true, undefined, undefined],
  [['narrowed', 'moved'], '10.0.0.0/16', '10.0.0.0/17', true],
  [['narrowed', 'moved'], '10.0.0.0/16', '10.0.0.0/15', false],
  [['narrowed', 'moved'], '10.0.0.0/16', '10.9.0.0/16', true],
  [['narrowed'], '10.0.0.0/16', 'fd00::/8', undefined],
  [['valkey -> redis'], 'valkey', 'redis', true],
  [['valkey -> redis'], 'redis', 'valkey', false],
  [['valkey -> redis'], 'valkey', 'memcached', undefined],
  [['!Premium -> Premium'], 'Standard', 'Premium', true],
  [['!Premium -> Premium'], 'Premium', 'Standard', false],
  [['LRS|GRS -> ZRS|GZRS'], 'GRS', 'zrs', true],
  [['LRS|GRS -> ZRS|GZRS'], 'LRS', 'GRS', false],
  [['!Ubuntu*|AzureLinux* -> *'], 'Ubuntu2204', 'AzureLinux3', false],
  [['!Ubuntu*|AzureLinux* -> *'], 'Windows2022', 'Ubuntu', true],
  [['* -> !cilium'], 'cilium', undefined, true],
  [['azure -> *'], undefined, 'azure', undefined],
  [['!azure -> cilium'], undefined, 'cilium', undefined],
  [['loses UserAssigned'], 'SystemAssigned, UserAssigned', 'SystemAssigned', true],
  [['loses UserAssigned'], 'UserAssigned', 'SystemAssigned, UserAssigned', false],
  [['unknown'], 1, 2, undefined],
  [['decreased', 'unknown'], 2, 1, true],
])('of %j, %j -> %j is %j', (words, before, after, answer) => {
  expect(asks(words, before, after)).toBe(answer);
});

test.each(['added', 'removed', 'another added'] as const)('a block that is %s is asked for by that word', (block) => {
  const leaf = { path: ['a'], at: 'a', block };
  expect([isAmong([block], leaf), isAmong(['changed'], leaf)]).toEqual([true, false]);
});
