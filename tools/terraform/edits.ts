/** Texts of a repository by path. */
export type Files = Readonly<Record<string, string>>;

/** A change that an engineer makes, from the state that the one before it left. */
export interface Edit {
  readonly what: string;
  /** Texts that are replaced, each in a file in which it stands. */
  readonly replaces?: Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;
  readonly adds?: Files;
  readonly removes?: readonly string[];
  /** Whether it changes no stack. @default false */
  readonly isQuiet?: boolean;
}

/** Name of the bucket that keeps its states. */
export const store = 'shop-staging-terraform-state';

const environment = 'apps/shop/environments/staging.yaml';
const orders = 'services/shop/orders/deployment-config.yaml';
const mailer = 'services/shop/mailer/deployment-config.yaml';

/** A small platform that has AWS alone, before its first edit. */
export const shop: Files = {
  'apps/shop/platform.yaml': `domain: example.com
registry: ghcr.io/acme
gitops: { repository: "https://example.com/shop" }
`,
  [environment]: `stage: staging
cloud: aws
placements: { aws: { region: us-east-1, account: "111111111111" } }
state: { backend: s3, store: ${store}, region: us-east-1 }
host: shop.example.com
cluster:
  nodePools:
    general: { instanceType: m5.large, min: 2, max: 4 }
shared:
  files: { kind: bucket }
`,
  [orders]: `apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: orders }
spec:
  service: { image: { tag: "1.0" } }
  networking: { port: 8080 }
  integrations:
    database: { type: postgres, size: small, storage: 20Gi, generation: 1 }
    storage: { shared: files }
    messaging:
      queues:
        - { name: jobs, visibilityTimeout: 1m }
  config:
    variables: { GREETING: hello }
`,
};

const started = `apiVersion: strata.dev/v1
kind: ServiceDeployment
metadata: { name: mailer }
spec:
  service: { type: worker, image: { tag: "1.0" } }
  integrations:
    messaging: { queues: [{ name: mails }] }
`;

/** Changes of the sorts that a platform sees, in an order in which each has something to change. */
export const edits: readonly Edit[] = [
  { what: 'more nodes at most', replaces: { [environment]: [['max: 4', 'max: 8']] } },
  {
    what: 'a second pool of nodes',
    replaces: {
      [environment]: [['max: 8 }', 'max: 8 }\n    large: { instanceType: m5.2xlarge, min: 1, max: 2, disk: 100 }']],
    },
  },
  {
    what: 'a second bucket',
    replaces: { [environment]: [['files: { kind: bucket }', 'files: { kind: bucket }\n  reports: { kind: bucket }']] },
  },
  {
    what: 'retention of a bucket',
    replaces: { [environment]: [['reports: { kind: bucket }', 'reports: { kind: bucket, retention: 30d }']] },
  },
  {
    what: 'a second queue, and a longer wait in the first',
    replaces: {
      [orders]: [['visibilityTimeout: 1m }', 'visibilityTimeout: 5m }\n        - { name: receipts, type: fifo }']],
    },
  },
  { what: 'a rotated password', replaces: { [orders]: [['generation: 1', 'generation: 2']] } },
  { what: 'a new service', adds: { [mailer]: started } },
  { what: 'a service less', removes: [mailer] },
  {
    what: 'a variable and a secret of a service',
    replaces: {
      [orders]: [
        ['{ GREETING: hello }', '{ GREETING: good day }\n    secrets: { TOKEN: { secret: shop/token, key: value } }'],
      ],
    },
    isQuiet: true,
  },
  { what: 'a larger database', replaces: { [orders]: [['size: small', 'size: medium']] } },
  { what: 'more disk of a database', replaces: { [orders]: [['storage: 20Gi', 'storage: 50Gi']] } },
];

/** The files after an edit; a text to replace must be there once. */
export function edited(files: Files, { replaces = {}, adds = {}, removes = [] }: Edit): Files {
  const changed = Object.entries(replaces).map(([path, pairs]) => {
    const text = pairs.reduce((before, [from, to]) => {
      if (before.split(from).length !== 2) throw new Error(`${path}: expected "${from}" once`);
      return before.replace(from, () => to);
    }, files[path]!);
    return [path, text] as const;
  });
  const kept = Object.entries(files).filter(([path]) => !removes.includes(path));
  return { ...Object.fromEntries(kept), ...Object.fromEntries(changed), ...adds };
}
