import { type Emitted, bundled, emitted, everything, flat, group, of } from './emitted';
import { providerOf } from './type-owners';

jest.setTimeout(120_000);

let all: Emitted[] = [];
beforeAll(async () => (all = [...bundled(), ...(await emitted('azure'))]));

const stacks = () => all.filter(({ body }) => body.provider?.azurerm);

test('the resource provider of each type is known', () => {
  const types = new Set(stacks().flatMap((one) => everything(one).map(({ type }) => type)));
  expect([...types].filter((type) => type.startsWith('azurerm_') && !(type in providerOf))).toEqual([]);
});

test('a stack registers what its resources need by itself, and the provider registers nothing else', () => {
  for (const stack of stacks()) {
    const [provider] = stack.body.provider!.azurerm!;
    const types = flat(stack.body.resource).flatMap(({ type }) => providerOf[type] ?? []);
    expect([stack.name, provider!.resource_provider_registrations]).toEqual([stack.name, 'none']);
    expect(provider!.resource_providers_to_register).toEqual(expect.arrayContaining([...new Set(types)]));
  }
});

test('rights of those who apply are given to whom the environment names', () => {
  const given = stacks().flatMap((stack) =>
    of(stack, 'azurerm_role_assignment').filter(({ block }) => /client_config/.test(String(block.principal_id))),
  );
  expect(given).toEqual([]);
  const officers = stacks().flatMap((stack) =>
    of(stack, 'azurerm_role_assignment').filter(
      ({ block }) => block.role_definition_name === 'Key Vault Secrets Officer',
    ),
  );
  expect(officers.length).toBeGreaterThan(0);
  expect(new Set(officers.map(({ block }) => block.principal_id))).toEqual(new Set([group]));
});

test('nothing reaches into a vault before the rights to it hold', () => {
  const early = stacks()
    .filter((stack) => of(stack, 'azurerm_key_vault').length > 0)
    .flatMap((stack) =>
      [...of(stack, 'azurerm_key_vault_key'), ...of(stack, 'azurerm_key_vault_secret')]
        .filter(({ block }) => !/^\$\{time_sleep\.\w+\.triggers\.vault\}$/.test(String(block.key_vault_id)))
        .map(({ address }) => `${stack.name} ${address}`),
    );
  expect(early).toEqual([]);
});

test('what acts by an identity of its own waits until the rights of that hold', () => {
  const racing = stacks().flatMap((stack) => {
    const sleeps = new Map(
      of(stack, 'time_sleep').map(({ address, block }) => [address, block.depends_on as string[]]),
    );
    const granted = of(stack, 'azurerm_role_assignment');
    return flat(stack.body.resource)
      .filter(({ block }) => block.identity?.identity_ids)
      .flatMap(({ address, block }) => {
        const held = ((block.depends_on as string[] | undefined) ?? []).flatMap((one) => sleeps.get(one) ?? []);
        const ids = (block.identity.identity_ids as string[]).map((one) => one.replace(/^\$\{|\.id\}$/g, ''));
        const rights = granted.filter((one) => ids.some((id) => String(one.block.principal_id).includes(id)));
        return rights
          .filter((one) => !held.includes(one.address))
          .map((one) => `${stack.name} ${address}: ${one.address}`);
      });
  });
  expect(racing).toEqual([]);
});

test('only what holds data is locked', () => {
  const locked = stacks().flatMap((stack) =>
    of(stack, 'azurerm_management_lock').map(({ block }) => String(block.scope)),
  );
  expect(locked.length).toBeGreaterThan(0);
  for (const scope of locked) expect(scope).toMatch(/^\$\{azurerm_(postgresql|mysql)_flexible_server\./);
});
