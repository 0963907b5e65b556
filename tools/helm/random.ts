import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { chartFiles } from '../../lib/helm/chart-files';
import type { ChartEnvironment, ChartObject, KubernetesBody } from '../../lib/helm/chart-input';
import type { Phase } from '../../lib/model/cluster-unit';
import { print } from '../../lib/synth/render/print';
import type { Case } from './cases';
import { readObjects } from './reading';

const service = 'shop';
const environments = ['test', 'live', 'live-west'] as const;

/** Texts that a template, or a reader of YAML, could take for something else. */
const hostile = [
  '{{ .Values.image.tag }}',
  '{{',
  '}}',
  '{{- fail "taken" -}}',
  '{{/* a */}}',
  'a\n{{ end }}\n  b: c\n',
  '\n  evil: true',
  '1e3',
  '0x1F',
  '0o17',
  '012',
  '1_000',
  '12:30:45',
  '9007199254740993',
  'yes',
  'No',
  'on',
  'null',
  '~',
  '',
  ' ',
  ' leading',
  'trailing ',
  '- a',
  '# no comment',
  'a: b',
  '"quoted"',
  "it's",
  '\\n',
  '\ttab',
  'a\u2028b',
  '\u00e9\u{1F600}',
  '@NAMESPACE@',
  'shop-live',
  'live',
  'http://shop.shop-live.svc',
  '| nindent 2 }}',
  '---',
  '%YAML 1.2',
  '&a *a !b',
];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'grapheme', maxLength: 12 }).filter(isPrintable));
const key = fc.oneof(
  fc.constantFrom('a', 'name', 'true', '1', 'a.b/c', '{{ x }}', 'key: x', 'on', 'data'),
  fc.stringMatching(/^[a-zA-Z]\w{0,6}$/),
);
const scalar = fc.oneof(
  text,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);

/** Any part of an object; a variant in each environment. */
const part: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value as fc.Arbitrary<unknown>;

const variants = <T>(one: fc.Arbitrary<T>) =>
  fc.oneof(
    one.map((value) => environments.map(() => value)),
    fc.tuple(...environments.map(() => one)),
  ) as fc.Arbitrary<readonly T[]>;

const variable = fc.record({ name: fc.constantFrom('A', 'B', 'C', 'D'), value: text });
const settings = fc.uniqueArray(variable, { selector: ({ name }) => name, maxLength: 4 });
const container = fc.record({
  tag: fc.constantFrom('1.0.0', '2024', '1e3'),
  env: settings,
  annotations: fc.dictionary(key, text, { maxKeys: 3 }),
  resources: fc.constantFrom({}, { limits: { cpu: '1' } }, { limits: { memory: '1Gi' }, requests: { cpu: 0.5 } }),
  more: fc.dictionary(fc.constantFrom('custom', 'further'), part, { maxKeys: 2 }),
});
const configMap = fc.record({
  data: fc.dictionary(key, fc.oneof(text, fc.constantFrom('long\n'.repeat(60), ` x\n${'y\n'.repeat(120)}`)), {
    maxKeys: 4,
  }),
});
const other = fc.record({ spec: fc.dictionary(key, part, { maxKeys: 4 }), isThere: fc.boolean() });

/** What is drawn for one service. */
const drawn = fc.record({
  containers: variants(container),
  maps: variants(configMap),
  others: variants(other),
  phase: fc.constantFrom<Phase>('run', 'bindings', 'monitoring'),
});

/** Charts of drawn services, written below a folder, with the objects that they have to render; the same for the same seed. */
export async function randomCases(folder: string, count: number, seed: number): Promise<Case[]> {
  const samples = fc.sample(drawn, { numRuns: count, seed });
  const cases = samples.map(async ({ containers, maps, others, phase }, number): Promise<Case[]> => {
    const input: readonly ChartEnvironment[] = environments.map((name, index) => ({
      name,
      namespace: `shop-${name}`,
      objects: [
        deployment(containers[index]!, `shop-${name}`),
        object('v1', 'ConfigMap', { data: maps[index]!.data }, `shop-${name}`, phase),
        ...(others[index]!.isThere
          ? [object('example.com/v1', 'Thing', { spec: others[index]!.spec }, `shop-${name}`, phase)]
          : []),
      ],
    }));
    const chart = join(folder, String(number), service);
    const files = chartFiles(
      {
        platform: 'mall',
        service,
        source: 'services/mall/shop/deployment-config.yaml',
        environments: input,
        defaults: 'live',
      },
      (value) => print(value, 'yaml'),
    );
    for (const { path, text } of files) {
      mkdirSync(dirname(join(chart, path)), { recursive: true });
      writeFileSync(join(chart, path), text);
    }
    return Promise.all(
      input.map(async ({ name, namespace, objects }): Promise<Case> => ({
        title: `drawn ${number} in ${name}`,
        chart: { platform: 'mall', service, folder: chart, environments: [...environments] },
        environment: name,
        release: { name: service, namespace, chart, values: [join(chart, `values-${name}.yaml`)] },
        plain: await readObjects(objects.map(({ body }) => print(body, 'yaml'))),
      })),
    );
  });
  return (await Promise.all(cases)).flat();
}

function deployment({ tag, env, annotations, resources, more }: Drawn, namespace: string): ChartObject {
  const matchLabels = { 'app.kubernetes.io/name': service, 'app.kubernetes.io/instance': service };
  const labels = { ...matchLabels, 'app.kubernetes.io/version': tag };
  const template = {
    metadata: { labels, annotations },
    spec: { ...more, containers: [{ name: service, image: `shop:${tag}`, env, resources }] },
  };
  return object(
    'apps/v1',
    'Deployment',
    { spec: { replicas: env.length, selector: { matchLabels }, template } },
    namespace,
    'run',
  );
}

type Drawn = typeof container extends fc.Arbitrary<infer T> ? T : never;

function object(apiVersion: string, kind: string, rest: object, namespace: string, phase: Phase): ChartObject {
  return { phase, body: { apiVersion, kind, metadata: { name: service, namespace }, ...rest } as KubernetesBody };
}

/** Characters that every reader of YAML takes. */
function isPrintable(value: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\uFEFF]/u.test(value);
}
