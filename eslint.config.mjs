import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** What each folder of `lib/` may import, beside itself. */
const mayImport = {
  model: [],
  files: [],
  spec: ['model', 'api', 'providers/facts.ts'],
  resolve: ['model', 'api', 'spec', 'observability', 'providers/facts.ts'],
  cloud: ['model'],
  observability: ['model', 'spec/hints.ts'],
  kubernetes: ['model', 'api', 'observability'],
  helm: ['model', 'files', 'api'],
  graph: ['model'],
  providers: ['model', 'cloud'],
  api: ['model', 'spec/hints.ts'],
  synth: [
    'model',
    'files',
    'graph',
    'api',
    'spec',
    'resolve',
    'cloud',
    'observability',
    'kubernetes',
    'helm',
    'providers',
  ],
  change: ['model', 'files', 'graph', 'api', 'spec', 'resolve', 'synth'],
  doctor: ['model', 'providers', 'cloud', 'resolve', 'synth'],
  migrate: ['model', 'spec', 'resolve'],
};

/** Rooms of `lib/resolve`, in the order in which data flows: each may import those before it. */
const rooms = ['settings', 'backing', 'environment', 'service', 'stacks', 'demand', 'link', 'platform'];

/** What single folders and files may import, where it differs from their folder's rule. */
const exceptions = { 'providers/local': ['kubernetes'] };

const kinds = [
  'network',
  'cluster',
  'database',
  'cache',
  'bucket',
  'queue',
  'topic',
  'secret',
  'key',
  'registry',
  'worker',
];

const gateways = ['envoy', 'kong', 'nginx'];

const clouds = ['aws', 'azure', 'google', 'ionos', 'cloudflare', 'local'];

const workloads = ['api', 'worker', 'cron', 'job', 'stateful', 'edge'];

const zone = (folder, allowed, message) => ({
  target: `./lib/${folder}/**/*`,
  from: './lib',
  except: [folder, ...allowed].map((path) => `./${path}`),
  message,
});

const zones = [
  ...Object.entries(mayImport)
    .filter(([folder]) => folder !== 'providers')
    .map(([folder, allowed]) =>
      zone(folder, allowed, `lib/${folder} may import: ${allowed.join(', ') || 'itself only'}`),
    ),
  ...clouds.map((cloud) => {
    const folder = `providers/${cloud}`;
    const allowed = [...mayImport.providers, ...(exceptions[folder] ?? [])];
    return zone(folder, allowed, `lib/${folder} may import: ${allowed.join(', ')}`);
  }),
  ...rooms.slice(0, -1).map((room, index) => ({
    target: `./lib/resolve/${room}/**/*`,
    from: rooms.slice(index + 1).map((later) => `./lib/resolve/${later}`),
    message: `lib/resolve/${room} comes before ${rooms.slice(index + 1).join(', ')}`,
  })),
  { target: './lib/synth/render/**/*', from: './lib/synth/output', message: 'what renders knows no disk' },
  ...clouds.flatMap((cloud) =>
    [`facts.ts`, `facts/**/*`].map((facts) => ({
      target: `./lib/providers/${cloud}/${facts}`,
      from: './lib',
      except: ['./model', `./providers/${cloud}/facts.ts`, `./providers/${cloud}/facts`],
      message: 'facts are pure data: model and zod only',
    })),
  ),
];

const providerRoot = {
  regex: '^@cdktf/provider-[^/]+$',
  message: 'import lib/<resource> of it: the whole package takes seconds to load',
};
const plusRoot = {
  regex: '^cdk8s-plus-27$',
  message: 'import lib/imports/k8s of it: nothing else of it is used, and all of it is slow to load',
};
const cdktf = { regex: '^(cdktf|@cdktf/.+)(/|$)', message: 'only lib/cloud, lib/providers and apps know cdktf' };
const notFacts = { regex: '^(?!zod$|\\.)', message: 'facts are pure data: model and zod only' };
const notGatewayFacts = { regex: '^(?!\\.)', message: 'facts are pure data: model only' };
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

const impure = [
  ['MemberExpression[object.name="process"][property.name="env"]', 'no environment variable in lib'],
  ['CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'no clock in lib'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'no clock in lib'],
  ['CallExpression[callee.object.name="Math"][callee.property.name="random"]', 'no randomness in lib'],
  ['TSEnumDeclaration', 'a union of strings instead'],
].map(([selector, message]) => ({ selector, message }));
/** Names that no code asks for: a table says what differs. */
const names = `Literal[value=/^(${[...clouds, ...kinds, ...gateways].join('|')})$/]`;
const types = `Literal[value=/^(${workloads.join('|')})$/]`;
/** Code that compares one of `variables` with a literal. */
const comparing = (literal, variables) => {
  const holders = variables.flatMap((name) => [`[name="${name}"]`, `[property.name="${name}"]`]);
  return [
    ...['left', 'right'].flatMap((side) => {
      const other = side === 'left' ? 'right' : 'left';
      return holders.map(
        (holder) => `BinaryExpression[operator=/^[!=]==?$/]:has(> ${literal}.${side}):has(> ${holder}.${other})`,
      );
    }),
    ...holders.map((holder) => `SwitchStatement:has(> ${holder}.discriminant) > SwitchCase > ${literal}`),
    ...holders.map(
      (holder) =>
        `CallExpression[callee.property.name="includes"]:has(> ${holder}.arguments) > MemberExpression.callee > ArrayExpression > ${literal}`,
    ),
  ];
};
const switches = [
  ...comparing(names, ['kind', 'cloud', 'provider', 'home', 'gateway']).map((selector) => ({
    selector,
    message: 'nothing switches on the name of a cloud, a kind or a gateway: ask a table',
  })),
  ...comparing(types, ['type', 'workload', 'workloadType']).map((selector) => ({
    selector,
    message: 'nothing switches on a type of workload: ask lib/model/workload-types.ts',
  })),
];
const lateCdktf = { selector: 'ImportExpression[source.value=/^(cdktf|@cdktf)($|\\u002f)/]', message: cdktf.message };
const forbid = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });
const knowsCdktf = ['lib/cloud/**/*.ts', 'lib/providers/**/*.ts', 'apps/**/*.ts'];

export default tseslint.config(
  { ignores: ['node_modules/', 'build/', 'dist/', 'test/golden/', '**/*.js'] },
  tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mjs'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })] },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['lib/**/*.ts', 'apps/**/*.ts'],
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-default-export': 'error',
      'max-lines': ['error', 250],
      'no-console': 'error',
      ...restrict(providerRoot, plusRoot, cdktf),
    },
  },
  { files: ['lib/**/*.ts'], rules: forbid(...impure, ...switches, lateCdktf) },
  { files: ['lib/cli/**/*.ts'], rules: forbid(lateCdktf) },
  { files: knowsCdktf, rules: { ...restrict(providerRoot, plusRoot), ...forbid(...impure, ...switches) } },
  { files: clouds.map((cloud) => `lib/providers/${cloud}/**/*.ts`), rules: forbid(...impure) },
  { files: ['apps/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['lib/providers/*/facts.ts', 'lib/providers/*/facts/**/*.ts'], rules: restrict(notFacts) },
  {
    files: ['lib/kubernetes/gateways/facts.ts', 'lib/kubernetes/gateways/*/facts.ts'],
    rules: restrict(notGatewayFacts),
  },
  // Generated tables.
  { files: ['lib/change/impact/data/*.ts'], rules: { 'max-lines': 'off' } },
);
