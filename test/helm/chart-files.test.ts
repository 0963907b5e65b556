import { Ajv } from 'ajv';
import { chartOf, deployment, object, valuesIn } from './chart';

const template = (files: Readonly<Record<string, string>>, name: string) => files[`templates/${name}.yaml`]!;

test('what is the same in all environments is text, and what differs is a value', () => {
  const files = chartOf({
    test: [object('Service', { spec: { sessionAffinity: 'None', publishNotReadyAddresses: true } })],
    live: [object('Service', { spec: { sessionAffinity: 'None', publishNotReadyAddresses: false } })],
  });
  expect(template(files, 'service')).toContain('  sessionAffinity: None\n');
  expect(template(files, 'service')).toContain(
    'publishNotReadyAddresses: {{ toJson .Values.service.publishNotReadyAddresses }}',
  );
  expect(valuesIn(files)).toMatchObject({ service: { publishNotReadyAddresses: false } });
  expect(valuesIn(files, 'test')).toMatchObject({ service: { publishNotReadyAddresses: true } });
  expect(valuesIn(files, 'live')).toEqual({});
});

test('an object of some environments has a switch', () => {
  const files = chartOf({
    test: [deployment({})],
    live: [deployment({}), object('Service', { spec: { type: 'ClusterIP' } })],
  });
  expect(template(files, 'service')).toContain('{{- if .Values.service.enabled }}');
  expect(valuesIn(files, 'test')).toMatchObject({ service: { enabled: false } });
});

test('a field of some environments is left out where its value is null', () => {
  const files = chartOf({ test: [deployment({ tty: true })], live: [deployment({})] });
  expect(template(files, 'deployment')).toMatch(/\{\{- if not \(kindIs "invalid" \.Values\.tty\) \}\}\n +tty: /);
  expect(valuesIn(files)).toMatchObject({ tty: null });
  expect(valuesIn(files, 'test')).toMatchObject({ tty: true });
});

test('values of an environment take away the keys that it does not have', () => {
  const annotated = (annotations: object) =>
    deployment(
      {},
      { template: { metadata: { annotations }, spec: { containers: [{ name: 'shop', image: 'shop:1' }] } } },
    );
  const files = chartOf({ test: [annotated({ a: '1' })], live: [annotated({ a: '1', b: '2' })] });
  expect(valuesIn(files, 'test')).toMatchObject({ podAnnotations: { b: null } });
});

test('variables keep the order of each environment, by name', () => {
  const files = chartOf({
    test: [
      deployment({
        env: [
          { name: 'B', value: '1' },
          { name: 'A', value: '$(B)' },
        ],
      }),
    ],
    live: [
      deployment({
        env: [
          { name: 'B', value: '2' },
          { name: 'C', value: '3' },
          { name: 'A', value: '$(B)' },
        ],
      }),
    ],
  });
  expect(template(files, 'deployment')).toContain('(list "B" "C" "A")');
  expect(valuesIn(files)).toMatchObject({ env: { A: '$(B)', B: '2', C: '3' } });
  expect(valuesIn(files, 'test').env).toEqual({ B: '1', C: null });
});

test('a list whose orders contradict is one value', () => {
  const mounts = (...names: string[]) =>
    deployment({ volumeMounts: names.map((name) => ({ name, mountPath: `/${name}` })) });
  const files = chartOf({ test: [mounts('a', 'b')], live: [mounts('b', 'a')] });
  expect(valuesIn(files)).toMatchObject({ volumeMounts: [{ name: 'b' }, { name: 'a' }] });
});

test('names and namespaces follow the release', () => {
  const selector = { 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/instance': 'shop' };
  const files = chartOf({
    live: [
      deployment({ envFrom: [{ configMapRef: { name: 'shop-settings' } }] }),
      object('ConfigMap', { metadata: { namespace: 'shop-live' }, data: {} }, 'bindings', 'shop-settings'),
      object('Service', { metadata: { namespace: 'shop-live' }, spec: { selector } }),
    ],
  });
  expect(template(files, 'service')).toContain('namespace: {{ include "shop.namespace" . | quote }}');
  expect(template(files, 'service')).toContain('app.kubernetes.io/instance: {{ include "shop.fullname" . | quote }}');
  expect(template(files, 'configmap-settings')).toContain('name: {{ include "shop.fullname" . }}-settings');
});

test('texts that would be actions of a template are texts', () => {
  const files = chartOf({ live: [object('ConfigMap', { data: { '{{ .Values.x }}': 'a {{ printf "%s" 1 }}' } })] });
  const text = template(files, 'configmap');
  const actions = text
    .split('\n')
    .slice(1)
    .join('\n')
    .match(/\{\{.*?\}\}/g);
  expect(actions?.filter((one) => !one.startsWith('{{ include "shop.'))).toEqual(['{{ "{{" }}', '{{ "{{" }}']);
});

test('a long text that differs is a file of the chart, with the namespace of the release', () => {
  const rules = (count: number) => (namespace: string) =>
    `${'expr\n'.repeat(60 + count)}up{namespace="${namespace}"}\n`;
  const files = chartOf({
    test: [object('ConfigMap', { data: { 'rules.txt': rules(0)('shop-test') } }, 'monitoring')],
    live: [object('ConfigMap', { data: { 'rules.txt': rules(1)('shop-live') } }, 'monitoring')],
  });
  expect(files['files/configmap/live/rules.txt.txt']).toContain('up{namespace="@NAMESPACE@"}');
  expect(template(files, 'configmap')).toContain('include "shop.file" (list . .Values.configMap.files.rules)');
});

test('a text that differs in its namespace alone is text of the template', () => {
  const host = (name: string) => object('ConfigMap', { data: { host: `http://db.shop-${name}.svc` } });
  const files = chartOf({ test: [host('test')], live: [host('live')] });
  expect(template(files, 'configmap')).toContain('host: "http://db.{{ include "shop.namespace" . }}.svc"');
});

test('a Job that migrates runs before upgrades, and is an ordinary one before that', () => {
  const job = object(
    'Job',
    { spec: { template: { spec: { containers: [{ name: 'shop', image: 'shop:1.0.0' }] } } } },
    'migrate',
    'shop-migrate',
  );
  const text = template(chartOf({ live: [deployment({}), job] }), 'job-migrate');
  expect(text).toMatch(/\{\{- if \.Release\.IsUpgrade \}\}\n {2}annotations:\n {4}helm\.sh\/hook: pre-upgrade/);
  expect(text).toContain('image: {{ include "shop.image" . | quote }}');
});

test('a Job that is the workload itself is made anew after an upgrade', () => {
  const spec = { template: { spec: { containers: [{ name: 'shop', image: 'shop:1.0.0' }] } } };
  expect(template(chartOf({ live: [object('Job', { spec })] }), 'job')).toContain('helm.sh/hook: post-upgrade');
});

test('the schema takes the values of each environment, and refuses others', () => {
  const files = chartOf({
    test: [deployment({ tty: true })],
    live: [deployment({ resources: { limits: { cpu: '1' } } })],
  });
  const check = new Ajv({ strict: false }).compile(JSON.parse(files['values.schema.json']!) as object);
  const values = valuesIn(files);
  expect(check(values)).toBe(true);
  expect(check({ ...values, replicaCount: '2' })).toBe(false);
  expect(check({ ...values, replicas: 2 })).toBe(false);
  expect(check({ ...values, resources: { limits: { cpu: 'much' } } })).toBe(false);
  expect(check({ ...values, env: { PORT: 8080 } })).toBe(false);
});

test('the version changes with the content, and not without', () => {
  const version = (tag: string) =>
    /version: .*/.exec(chartOf({ live: [deployment({ image: `shop:${tag}` })] })['Chart.yaml']!)?.[0];
  expect(version('1.0.0')).toBe(version('1.0.0'));
  expect(version('1.0.0')).not.toBe(version('1.0.1'));
});

const disabled = { 'kustomize.toolkit.fluxcd.io/prune': 'Disabled' };

test.each([
  ['in all environments', disabled, disabled],
  ['in some environments', disabled, { note: 'a' }],
  ['where others have no annotations', { ...disabled, note: 'a' }, undefined],
])('what Flux never deletes %s is kept by Helm, too, and nothing else is', (_, ...annotations) => {
  const objects = annotations.map((own) => [
    object('PersistentVolumeClaim', { ...(own && { metadata: { annotations: own } }), spec: {} }),
    object('Service', { spec: {} }),
  ]);
  const files = chartOf({ test: objects[0]!, live: objects[1]! });
  expect(template(files, 'persistentvolumeclaim')).toMatch(/^ {4}helm\.sh\/resource-policy: keep$/m);
  expect(template(files, 'service')).not.toContain('resource-policy');
});

test('annotations of some environments stay beside those that make an object a hook', () => {
  const job = (annotations?: object) => [
    deployment({}),
    object('Job', { metadata: annotations && { annotations }, spec: {} }, 'run', 'shop-once'),
  ];
  const files = chartOf({ test: job({ note: 'a' }), live: job() });
  const [path] = Object.keys(files).filter((one) => /^templates\/job/.test(one));
  expect(files[path!]).toMatch(/if or \.Release\.IsUpgrade (\.Values\S+) \}\}\n {2}annotations:\n.*toYaml \1\)/);
  expect(JSON.stringify(valuesIn(files, 'test'))).toContain('"note":"a"');
});
