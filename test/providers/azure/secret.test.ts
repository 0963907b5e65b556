import { blocks } from './stack';

const secret = (...asked: Parameters<typeof blocks<'secret'>> extends [unknown, ...infer R] ? R : never) =>
  blocks('secret', ...asked)('key_vault_secret')[0]!;

test('a drawn password is made by Terraform itself, and stands only where no state holds it', () => {
  const drawn = secret({ generateLength: 32 });
  expect(drawn).toMatchObject({
    value_wo: expect.stringMatching(/^\$\{substr\(.*uuid\(\).*, 0, 32\)\}$/),
    value_wo_version: 1,
  });
  expect(drawn).not.toHaveProperty('value');
});

test('a longer password draws more', () => {
  const draws = (length: number) => secret({ generateLength: length }).value_wo.match(/uuid\(\)/g).length;
  expect([draws(40), draws(41), draws(200)]).toEqual([3, 6, 15]);
});

test('a secret that people fill holds nothing that a key can be read of, and Terraform leaves it alone', () => {
  expect(secret()).toMatchObject({ value_wo: '{}', value_wo_version: 1 });
});

test('everything that can bear tags bears them, since the provider has no default ones', () => {
  const made = blocks('bucket', { replicaRegion: 'northeurope' }, {}, { used: true });
  const types = ['storage_account', 'user_assigned_identity', 'key_vault_key', 'key_vault_secret'];
  for (const type of types)
    for (const { tags } of [...made(type), { tags: { Project: 'shop' } }]) expect(tags).toEqual({ Project: 'shop' });
});
