import { asRead, companionEnv, env, envFrom } from '../../../lib/kubernetes/service/env';
import { podTemplate } from '../../../lib/kubernetes/service/pod-template';
import type { Unit } from '../../../lib/model/unit';
import { unitOf } from '../../resolve/shop';
import { unit } from '../unit';

interface Container {
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly envFrom?: readonly object[];
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly livenessProbe?: { readonly exec?: { readonly command: readonly string[] } };
}

/** The pods of a service, as they are written. */
function podOf(one: Unit): {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
} {
  const { spec } = podTemplate(one);
  return JSON.parse(JSON.stringify(spec));
}

/** What Kubernetes makes of a text. */
function expand(text: string, variables: Record<string, string>): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name) => (whole === '$$' ? '$' : (variables[name] ?? whole)));
}

describe('$(NAME)', () => {
  test.each([
    ['--port=$(PORT)', '--port=80'],
    ['$$(PORT)', '$(PORT)'],
    ['$(date) and $HOME', '$(date) and $HOME'],
    ['a$$b', 'a$$b'],
    ['$$$(PORT)', '$$(PORT)'],
    ['$(PORT)$$ $5', '80$$ $5'],
    ['cost: $', 'cost: $'],
  ])('in %s makes %s of it in a container', (written, read) => {
    expect(expand(asRead(written, new Set(['PORT'])), { PORT: '80', date: 'never' === read ? '' : '$(date)' })).toBe(
      read,
    );
  });

  test('means the same in variables, in words of a command and in probes', () => {
    const settings = `
service: { image: { tag: a }, command: [run, "$(A)", "$$(A)"], args: ["--a=$(A)", "$(date)", "a$$b"] }
config: { variables: { B: "x-$(A)", A: a, C: "$$(A)", D: "$(date) a$$b", E: "$(A)" } }
healthchecks: { liveness: { exec: { command: [ask, "$(A)", "a$$b"] } } }
lifecycle: { sidecars: [{ name: s, image: "s:1", variables: { F: f, G: "$(F)" }, args: ["$(G)", "$(A)"] }] }
`;
    const [main] = podOf(unitOf(settings)).containers;
    const [sidecar] = podOf(unitOf(settings)).initContainers!;
    const variables = Object.fromEntries(main!.env!.map(({ name, value }) => [name, value]));
    expect(variables).toMatchObject({ A: 'a', B: 'x-$(A)', C: '$$(A)', D: '$$(date) a$$$$b', E: '$(A)' });
    const names = main!.env!.map(({ name }) => name);
    expect(names.indexOf('A')).toBeLessThan(names.indexOf('B'));
    expect(main!.command).toEqual(['run', '$(A)', '$$(A)']);
    expect(main!.args).toEqual(['--a=$(A)', '$$(date)', 'a$$$$b']);
    expect(main!.livenessProbe!.exec!.command).toEqual(['ask', '$(A)', 'a$$$$b']);
    expect(sidecar!.env).toEqual([
      { name: 'F', value: 'f' },
      { name: 'G', value: '$(F)' },
    ]);
    expect(sidecar!.args).toEqual(['$(G)', '$$(A)']);
  });
});

describe('a value that Kubernetes fills', () => {
  const settings = `
config:
  variables:
    - { name: IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
    - { name: LABEL, valueFrom: { fieldRef: { apiVersion: v1, fieldPath: "metadata.labels['app']" } } }
    - { name: LIMIT, valueFrom: { resourceFieldRef: { resource: limits.memory, divisor: 1Mi } } }
    - { name: LEVEL, valueFrom: { configMapKeyRef: { name: settings, key: level, optional: true } } }
    - { name: ADDRESS, value: "$(IP):80" }
    - { name: KEY, valueFrom: { secretKeyRef: { name: shop-keys, key: api } } }
  envFrom:
    - { configMapRef: { name: all } }
    - { prefix: S_, secretRef: { name: hidden, optional: true } }
`;

  test('stands in the container as Kubernetes spells it', () => {
    const [main] = podOf(unitOf(settings)).containers;
    const variables = Object.fromEntries(main!.env!.map(({ name, ...one }) => [name, one]));
    expect(JSON.parse(JSON.stringify(variables))).toMatchObject({
      IP: { valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
      LABEL: { valueFrom: { fieldRef: { fieldPath: "metadata.labels['app']" } } },
      LIMIT: { valueFrom: { resourceFieldRef: { resource: 'limits.memory' } } },
      LEVEL: { valueFrom: { configMapKeyRef: { name: 'settings', key: 'level', optional: true } } },
      ADDRESS: { value: '$(IP):80' },
      KEY: { valueFrom: { secretKeyRef: { name: 'api-secrets', key: 'KEY' } } },
    });
    expect(main!.envFrom).toEqual([
      { configMapRef: { name: 'all' } },
      { prefix: 'S_', secretRef: { name: 'hidden', optional: true } },
    ]);
    expect(main!.env!.findIndex(({ name }) => name === 'IP')).toBeLessThan(
      main!.env!.findIndex(({ name }) => name === 'ADDRESS'),
    );
  });

  test('may be said by name, without valueFrom, in the shorter forms and beside the main container', () => {
    const field = '{ fieldRef: { fieldPath: spec.nodeName } }';
    const reference = { valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } };
    for (const one of [
      `config: { variables: { NODE: ${field} } }`,
      `config: { variables: { NODE: { valueFrom: ${field} } } }`,
      `env: [{ name: NODE, valueFrom: ${field} }]`,
      `service: { image: { tag: a }, env: [{ name: NODE, valueFrom: ${field} }] }`,
    ])
      expect(env(unitOf(one))).toContainEqual({ name: 'NODE', ...reference });
    const { sidecars } = unitOf(
      `lifecycle: { sidecars: [{ name: s, env: [{ name: NODE, valueFrom: ${field} }], envFrom: [{ configMapRef: all }] }] }`,
    ).service.lifecycle;
    expect(companionEnv(sidecars[0]!.variables, [])).toEqual([{ name: 'NODE', ...reference }]);
    expect(sidecars[0]!.variablesFrom).toEqual([{ kind: 'configMap', name: 'all' }]);
    expect(unitOf('envFrom: [{ secretRef: { name: a } }]').service.variablesFrom).toEqual([
      { kind: 'secret', name: 'a' },
    ]);
  });

  test('none brings no envFrom', () => {
    expect(envFrom([])).toBeUndefined();
    expect(podOf(unit()).containers[0]!.envFrom).toBeUndefined();
  });
});
