import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { formatProblem } from '../../lib/model/problem';
import { Session } from '../../lib/synth/session';
import { type Files, clear, folderOf, live, platform, repository, service, shop, treeOf } from '../e2e/repository';
import { home } from '../e2e/repository';
import { few } from '../walk';

jest.setTimeout(240_000);
afterEach(async () => {
  // A process that goes on writes its notes down a second later.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  clear();
});

const names = ['api', 'web', 'mail', 'jobs'] as const;

/** What one service says of itself and of others: all that others may feel. */
interface Wish {
  readonly tag: string;
  readonly port?: number;
  readonly calls: readonly string[];
  readonly from: readonly string[];
  readonly path?: string;
  readonly namespace?: string;
  readonly at?: string;
  readonly backings: string;
  readonly atHome: boolean;
}

const wish: fc.Arbitrary<Wish | undefined> = fc.option(
  fc.record({
    tag: fc.constantFrom('1.0', '1.1', '2.0'),
    port: fc.option(fc.constantFrom(8080, 9090), { nil: undefined }),
    calls: fc.subarray([...names, 'nobody'], { maxLength: 2 }),
    from: fc.subarray([...names], { maxLength: 1 }),
    path: fc.option(fc.constantFrom('/a', '/b', '/c'), { nil: undefined }),
    namespace: fc.option(fc.constantFrom('apart', 'elsewhere'), { nil: undefined }),
    at: fc.option(fc.constantFrom(...names), { nil: undefined }),
    backings: fc.constantFrom('', 'integrations: { database: {} }', 'integrations: { cache: { size: small } }'),
    atHome: fc.boolean(),
  }),
  { nil: undefined, freq: 8 },
);

function write(name: string, { tag, port, calls, from, path, namespace, at, backings, atHome }: Wish): string {
  const networking = {
    ...(port ? { port } : {}),
    ...(path ? { ingress: { enabled: true, host: 'shop.example.com', path } } : {}),
  };
  const settings = [
    `networking: ${JSON.stringify(networking)}`,
    `dependencies: ${JSON.stringify(calls.filter((one) => one !== name).map((one) => ({ name: one, type: 'service' })))}`,
    ...(from.length ? [`security: { access: { from: ${JSON.stringify(from)} } }`] : []),
    ...(at ? [`config: { variables: { PEER: "service://${at}" } }`] : []),
    ...(atHome ? [] : ['environments: { home: { deployment: { enabled: false } } }']),
    ...(backings ? [backings] : []),
  ];
  const text = service(name, `${settings.join('\n')}\n`).replace('tag: "1.0"', `tag: "${tag}"`);
  return namespace ? text.replace(`{ name: ${name} }`, `{ name: ${name}, namespace: ${namespace} }`) : text;
}

/** One change of a repository: a service that is other than before, or that comes or goes; or what all share. */
const change = fc.oneof(
  { weight: 8, arbitrary: fc.record({ name: fc.constantFrom(...names), wish }) },
  { weight: 1, arbitrary: fc.record({ contact: fc.constantFrom('a@example.com', 'b@example.com') }) },
  { weight: 1, arbitrary: fc.record({ size: fc.constantFrom('small', 'medium') }) },
  {
    weight: 2,
    arbitrary: fc.record({ damage: fc.constantFrom('dist', 'file', 'folder', 'stranger', 'cache', 'memos') }),
  },
);

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** Does harm to what a run left. */
function damage(one: ReturnType<typeof repository>, what: string): void {
  const files = Object.keys(one.tree('')).filter((path) => path.startsWith('dist/kubernetes/'));
  const [file] = files;
  if (!file) return;
  const acts: Readonly<Record<string, () => void>> = {
    dist: () => one.remove('dist'),
    file: () => one.lay({ [file]: one.text(file).replace('name:', 'nome:') }),
    folder: () => one.remove(dirname(file)),
    stranger: () => one.lay({ [`${dirname(file)}/stale.yaml`]: one.text(file) }),
    cache: () => one.remove('build/cache'),
    memos: () => {
      // A process that goes on may not have written one yet.
      if (!existsSync(join(one.root, 'build/cache'))) return;
      for (const path of Object.keys(one.tree('build/cache')).filter((name) => name.startsWith('memos')))
        one.lay({ [`build/cache/${path}`]: one.text(`build/cache/${path}`).replace(/\bapi\b/, 'apa') });
    },
  };
  acts[what]!();
}

/** What may be gone at any time, and nobody sees a difference. */
const atHand: readonly string[] = ['cache', 'memos'];

const config = (name: string) => `${folderOf(name)}/deployment-config.yaml`;
const told = (problems: readonly Parameters<typeof formatProblem>[0][]) =>
  [...new Set(problems.map(formatProblem))].sort();

/** Makes a change; gives the paths that somebody sees change who watches. */
function apply(one: ReturnType<typeof repository>, next: Change): readonly string[] {
  if ('damage' in next) {
    damage(one, next.damage);
    return [];
  }
  if ('name' in next) {
    if (next.wish) one.lay({ [config(next.name)]: write(next.name, next.wish) });
    else one.remove(folderOf(next.name));
    return [config(next.name)];
  }
  const [path, text] =
    'contact' in next
      ? ['apps/shop/platform.yaml', `${platform}contact: ${next.contact}\n`]
      : ['apps/shop/environments/home.yaml', home.replace('{ kind: cache }', `{ kind: cache, size: ${next.size} }`)];
  one.lay({ [path]: text });
  return [path];
}

test.each([
  ['another process', () => undefined],
  ['a process that goes on', (root: string) => new Session(root)],
])('a run after a change, by %s, writes and says what a run that remembers nothing does', async (_, remember) => {
  const start: Files = { ...shop, 'apps/shop/environments/live.yaml': live };
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 3, maxLength: 6 }), async (changes) => {
      const one = repository(start);
      const session = remember(one.root);
      await one.synth({ session });
      for (const next of changes) {
        const paths = apply(one, next);
        // Nobody tells of what was done to `dist/`: that is for the next look at everything.
        if (paths.length || ('damage' in next && atHand.includes(next.damage))) session?.touched(paths);

        const after = await one.synth({ session });
        const anew = await one.synth({ cache: false, dist: join(one.root, 'anew') });
        expect(told(after.problems)).toEqual(told(anew.problems));
        if (anew.rows.length) expect(one.tree()).toEqual(treeOf(join(one.root, 'anew')));
        expect(after.rows.map(({ services, objects }) => ({ services, objects }))).toEqual(
          anew.rows.map(({ services, objects }) => ({ services, objects })),
        );
      }
    }),
    { numRuns: few(6, { whole: 30 }) },
  );
});

test('a process that goes on believes what it was told, and looks at everything where it was told nothing', async () => {
  const one = repository({ ...shop, [config('web')]: service('web') });
  const session = new Session(one.root);
  const file = 'dist/kubernetes/shop/environments/home/web/run/deployment-web.yaml';
  await one.clean({ session });
  const before = one.text(file);
  one.lay({ [file]: before.replace('1.0', '6.6'), [config('web')]: service('web', 'deployment: { replicas: 4 }\n') });
  one.lay({ [config('api')]: service('api', 'deployment: { replicas: 2 }\n') });
  session.touched([config('api')]);
  const { written } = await one.clean({ session });
  expect(written.filter((path) => path.includes('/web/'))).toEqual([]);
  expect(written.some((path) => path.includes('/api/'))).toBe(true);

  await one.clean({ session });
  expect(one.text(file)).not.toContain('6.6');
  expect(one.text(file)).toContain('replicas: 4');
});

test('a large change leads to a full comparison', async () => {
  const one = repository(shop);
  const session = new Session(one.root);
  await one.clean({ session });
  one.remove('dist/kubernetes/shop/environments/home/api');
  one.lay({ [config('api')]: service('api', 'deployment: { replicas: 2 }\n') });
  session.touched(Array.from({ length: 21 }, (_, index) => config(`api-${index}`)));
  await one.clean({ session });
  await one.clean({ cache: false, dist: join(one.root, 'anew') });
  expect(one.tree()).toEqual(treeOf(join(one.root, 'anew')));
});

/** Names of what a run renders anew. */
async function made(one: ReturnType<typeof repository>): Promise<string[]> {
  const found = new Set<string>();
  await one.clean({ onProgress: (_done, _total, name) => void found.add(name) });
  return [...found].sort();
}

test('a changed port changes the callers of a service, and no other service', async () => {
  const one = repository({
    ...shop,
    [config('web')]: service('web', 'dependencies: [{ name: api, type: service }]\n'),
    [config('mail')]: service('mail'),
  });
  await one.clean();
  one.lay({ [config('api')]: service('api', 'networking: { port: 9090 }\n') });
  expect(await made(one)).toEqual(['shop.home.api', 'shop.home.web']);
  const policies = one.text('dist/kubernetes/shop/environments/home/web/run/networkpolicy-web.yaml');
  expect(policies).toContain('9090');
});

test('a conflict with an unchanged service is reported at both', async () => {
  const way = (path: string) =>
    `networking: { port: 80, ingress: { enabled: true, host: shop.example.com, path: ${path} } }\n`;
  const one = repository({
    ...shop,
    [config('api')]: service('api', way('/a')),
    [config('web')]: service('web', way('/b')),
  });
  await one.clean();
  one.lay({ [config('api')]: service('api', way('/b')) });
  expect(await one.problems()).toEqual([
    expect.stringMatching(/^services\/shop\/web\/deployment-config\.yaml:\d+.*E347/),
  ]);
});

test('a warning of what lies between services stays while others change, and goes with its cause', async () => {
  const way = (host: string) => service('api', `networking: { port: 80, ingress: { enabled: true, host: ${host} } }\n`);
  const one = repository({
    ...shop,
    'apps/shop/environments/live.yaml': live,
    [config('api')]: way('shop.example.com'),
    [config('web')]: service('web'),
  });
  const told = [expect.stringMatching(/^services\/shop\/api\/deployment-config\.yaml:\d+.*W217/)];
  expect(await one.problems()).toEqual(told);
  expect(await one.problems()).toEqual(told);
  one.lay({ [config('web')]: service('web').replace('tag: "1.0"', 'tag: "1.1"') });
  expect(await one.problems()).toEqual(told);
  one.lay({ [config('api')]: service('api', 'networking: { port: 80, ingress: { enabled: true } }\n') });
  expect(await one.problems()).toEqual([]);
});
