import { agents } from '../../lib/providers/google/facts/agents';
import { type Emitted, bundled, emitted, everything, flat, of } from './emitted';
import { apiOf } from './type-owners';

jest.setTimeout(120_000);

let all: Emitted[] = [];
beforeAll(async () => (all = [...bundled(), ...(await emitted('google'))]));

/** A stack and all that is applied before it. */
const upTo = (stack: Emitted) => [...all.filter(({ name }) => stack.before.includes(name)), stack];
const stacks = () => all.filter(({ body }) => body.provider?.google);

test('the API of each type is known', () => {
  const types = new Set(stacks().flatMap((one) => everything(one).map(({ type }) => type)));
  expect([...types].filter((type) => type.startsWith('google_') && !(type in apiOf))).toEqual([]);
});

test('each resource and lookup finds its API enabled, by its own stack or by one before', () => {
  const missing = stacks().flatMap((stack) => {
    const enabled = upTo(stack).flatMap((one) => of(one, 'google_project_service').map(({ block }) => block.service));
    return everything(stack).flatMap(({ type, address }) => {
      const api = apiOf[type];
      return api === undefined || enabled.includes(`${api}.googleapis.com`) ? [] : [`${stack.name} ${address}: ${api}`];
    });
  });
  expect(missing).toEqual([]);
});

test('nothing is made in a stack that enables APIs before they answer', () => {
  const early = stacks()
    .filter((stack) => of(stack, 'google_project_service').length > 0)
    .flatMap((stack) => {
      const blocks = new Map(everything(stack).map(({ address, block }) => [address, block]));
      const waits = (address: string): boolean => {
        const block = blocks.get(address);
        if (!block) return false;
        const named = JSON.stringify(block).match(/(?:data\.)?(?:google|time)_\w+\.[\w-]+/g) ?? [];
        const enables = (one: string) => one.startsWith('google_project_service.');
        if (address.startsWith('time_sleep.') && named.some(enables)) return true;
        return named.filter((one) => !enables(one)).some(waits);
      };
      // Whoever applies the first stack has enabled what looks up the project.
      return [...blocks.keys()]
        .filter((one) => !/^(google_project_service|time_sleep|data\.google_project)\./.test(one) && !waits(one))
        .map((one) => `${stack.name} ${one}`);
    });
  expect(early).toEqual([]);
});

test('each agent that something is granted to is made before', () => {
  const unmade = stacks().flatMap((stack) =>
    everything(stack).flatMap(({ address, block }) => {
      const domain = /^serviceAccount:service-.*@([\w-]+)\.iam\.gserviceaccount\.com$/.exec(String(block.member))?.[1];
      if (domain === undefined) return [];
      const agent = Object.entries(agents).find(([, one]) => one.domain === domain);
      if (!agent) return [`${stack.name} ${address}: ${domain} is no agent that is known`];
      const [name, { api }] = agent;
      const made = upTo(stack).some((one) =>
        of(one, 'google_project_service_identity').some((identity) => identity.block.service === api),
      );
      const asked = (block.depends_on as string[] | undefined)?.some((one) =>
        one.startsWith('data.google_storage_project_service_account.'),
      );
      return made || (name === 'storage' && asked) ? [] : [`${stack.name} ${address}: ${name}`];
    }),
  );
  expect(unmade).toEqual([]);
});

test('what a key encrypts waits until the right to the key holds', () => {
  const racing = stacks().flatMap((stack) => {
    const sleeps = new Map(
      of(stack, 'time_sleep').map(({ address, block }) => [address, block.depends_on as string[]]),
    );
    const grants = new Map(of(stack, 'google_kms_crypto_key_iam_member').map(({ address, block }) => [address, block]));
    return flat(stack.body.resource)
      .filter(({ type }) => !type.startsWith('google_kms_'))
      .flatMap(({ address, block }) => {
        const keys = new Set(
          JSON.stringify({ ...block, depends_on: [] }).match(/\$\{google_kms_crypto_key\.[\w-]+\.id\}/g),
        );
        const held = ((block.depends_on as string[] | undefined) ?? []).flatMap((one) => sleeps.get(one) ?? []);
        const opened = held.map((one) => grants.get(one)?.crypto_key_id as string);
        return [...keys].filter((key) => !opened.includes(key)).map((key) => `${stack.name} ${address}: ${key}`);
      });
  });
  expect(racing).toEqual([]);
});

test('the pool that accounts of pods are in is there before anything is granted to one', () => {
  const readers = stacks()
    .filter(({ name }) => name.endsWith('.cluster'))
    .flatMap((stack) => flat(stack.body.resource).filter(({ block }) => /svc\.id\.goog/.test(String(block.member))));
  expect(readers.length).toBeGreaterThan(0);
  for (const { block } of readers)
    expect(block.depends_on).toContainEqual(expect.stringMatching(/^google_container_cluster\./));
});

test('an API that is enabled stays enabled when a stack goes', () => {
  const kept = stacks().flatMap((stack) =>
    of(stack, 'google_project_service').map(({ block }) => block.disable_on_destroy),
  );
  expect(new Set(kept)).toEqual(new Set([false]));
});
