import fc from 'fast-check';
import { referenceCycles } from '../../../lib/resolve/link/reference-cycles';
import { expand, type Meanings } from '../../../lib/resolve/link/placeholders';
import { escape } from '../../../lib/kubernetes/service/env';
import { codesOf, problemsOf, service, shop, told, unitOf } from '../shop';

const meanings: Meanings = {
  bindings: {
    'database.name': { variable: 'DATABASE_NAME', value: { literal: 'app' } },
    'database.host': { variable: 'DATABASE_HOST', value: { from: 'outputs', property: 'host' } },
    'database.password': { variable: 'DATABASE_PASSWORD', value: { from: 'secrets', property: 'password' } },
  },
  service: (name, port) => (name === 'ollama' ? { url: `http://ollama:${port ?? 11434}` } : { problem: `no ${name}` }),
};

const known = { DATABASE_HOST: 'db.example.com', DATABASE_PASSWORD: 'p$(X)$$' };

/** What Kubernetes makes of a variable's text. @see https://github.com/kubernetes/kubernetes/blob/master/third_party/forked/golang/expansion/expand.go */
function kubernetes(text: string, values: Readonly<Record<string, string>> = known): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name?: string) => {
    if (name === undefined) return '$';
    return Object.hasOwn(values, name) ? values[name]! : whole;
  });
}

/** What a pod sees. */
function seen(text: string): string {
  const { value } = expand(text, meanings);
  if ('literal' in value) return kubernetes(escape(value.literal));
  if ('template' in value) return kubernetes(value.template);
  return known[`DATABASE_${'property' in value ? value.property.toUpperCase() : ''}` as keyof typeof known];
}

describe('a text', () => {
  test('of literals stays one', () => {
    expect(expand('pg://${database.name}', meanings)).toEqual({ value: { literal: 'pg://app' }, problems: [] });
  });

  test('that is one placeholder is its value, by the one name that the bundle knows it by', () => {
    expect(expand('${database.host}', meanings).value).toEqual({ template: '$(DATABASE_HOST)' });
  });

  test('with more around it becomes a template', () => {
    expect(expand('pg://u:${database.password}@${database.host}/${database.name}', meanings).value).toEqual({
      template: 'pg://u:$(DATABASE_PASSWORD)@$(DATABASE_HOST)/app',
    });
  });

  test('names services by their URL', () => {
    expect(expand('service://ollama:9/v1', meanings).value).toEqual({ literal: 'http://ollama:9/v1' });
    expect(expand('service://none', meanings).problems).toEqual(['no none']);
  });

  test('writes a literal ${ as $${', () => {
    expect(expand('$${database.host}', meanings)).toEqual({ value: { literal: '${database.host}' }, problems: [] });
  });

  test('with a placeholder of nothing says which there are', () => {
    expect(expand('${nothing}', meanings).problems).toEqual([
      'expected one of database.name, database.host, database.password, got ${nothing}; a literal ${ is written $${',
    ]);
    expect(expand('${constructor}', meanings).problems).toHaveLength(1);
  });

  test('reaches the pod as it was meant, whatever stands in it', () => {
    const piece = fc.oneof(
      fc.constantFrom('$', '$$', '$(', ')', '${', '$(DATABASE_HOST)', '{', '}', 'x', '\n', '%{', '{{'),
      fc.string({ maxLength: 5 }),
    );
    const literal = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join('').replace(/service:/g, ''));
    const placeholder = fc.constantFrom('name', 'host', 'password');
    const part = fc.oneof(
      literal.map((text) => ({ text, meant: text })),
      placeholder.map((name) => ({
        placeholder: name,
        meant: { name: 'app', host: known.DATABASE_HOST, password: known.DATABASE_PASSWORD }[name],
      })),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const meant = parts.map((one) => one.meant).join('');
        // Two neighbours are one text, and a dollar before a placeholder is the author's to keep apart.
        const joined = parts.reduce<string>(
          (text, one) =>
            'placeholder' in one ? `${text}\${database.${one.placeholder}}` : text + one.text.replace(/\$\{/g, '$$${'),
          '',
        );
        fc.pre(
          !/\$\$\{database/.test(joined) &&
            !joined.includes('$$${') &&
            !/\$$/m.test(parts.map((one) => ('text' in one ? one.text : '')).join('\n')),
        );
        expect(seen(joined)).toBe(meant);
      }),
    );
  });
});

describe('variables', () => {
  test('that refer to each other are found, each circle once', () => {
    expect(
      referenceCycles({ A: { template: '$(B)' }, B: { template: 'x$(A)' }, C: { template: '$(A)$$(C)' } }),
    ).toEqual([['A', 'B', 'A']]);
    expect(referenceCycles({ A: { template: '$(B)' }, B: { literal: '$(A)' } })).toEqual([]);
  });

  test('never replace what a backing gives and only the cluster knows', () => {
    const settings = 'integrations: { database: {} }\nconfig: { variables: { DATABASE_HOST: "x-${database.host}" } }';
    expect(problemsOf(settings)).toEqual([
      expect.stringMatching(/config\.variables\.DATABASE_HOST: expected a variable that no backing sets.*\[E339]$/),
      expect.stringMatching(/config\.variables\.DATABASE_HOST: .*got DATABASE_HOST -> DATABASE_HOST \[E338]$/),
    ]);
  });

  test('may replace what a backing gives as a literal', () => {
    const { values } = unitOf(
      'integrations: { database: {} }\nconfig: { variables: { DATABASE_SSL_MODE: verify-full } }',
    );
    expect(values.DATABASE_SSL_MODE).toEqual({ literal: 'verify-full' });
  });

  test('and secrets never share a name', () => {
    expect(problemsOf('config: { variables: { A: b }, secrets: { A: { secret: shop-x } } }')).toEqual([
      expect.stringMatching(/config\.secrets\.A: expected a variable that is not set already, got A \[E339]$/),
    ]);
  });

  test('reach services of other namespaces by their whole name', () => {
    const other = service('other', '', 'namespace: shop-other');
    const { values } = unitOf('config: { variables: { URL: "service://other:8080/x" } }', 'live', { other });
    expect(values.URL).toEqual({ literal: 'http://other.shop-other.svc:8080/x' });
  });

  test('name the ports that there are', () => {
    const other = service('other');
    expect(problemsOf('config: { variables: { URL: "service://other:9/x" } }', 'live', { other })[0]).toMatch(
      /expected one of the ports 8080 of other, got 9 \[E345]$/,
    );
  });
});

describe('a file', () => {
  test('holds literals only', () => {
    const file = (text: string) =>
      `integrations: { database: {} }\nconfig: { files: { a.txt: { mountPath: /etc/a.txt, content: "${text}" } } }`;
    expect(unitOf(file('${database.name}')).files).toEqual([
      { name: 'a.txt', mountPath: '/etc/a.txt', content: 'app' },
    ]);
    expect(problemsOf(file('${database.host}'))).toEqual([expect.stringMatching(/\[E346]$/)]);
  });
});

describe('a variable that Kubernetes fills', () => {
  test.each([
    ['fieldRef: { fieldPath: status.podIp }', /fieldPath: expected metadata\.name, .* got "status\.podIp"/],
    ['fieldRef: { fieldPath: spec.containers }', /fieldPath/],
    ['resourceFieldRef: { resource: limits.gpu }', /resource/],
    ['resourceFieldRef: { resource: limits.cpu, divisor: 1Mi }', /divisor: expected the divisor 1 or 1m for cores/],
    ['resourceFieldRef: { resource: limits.memory, divisor: 1m }', /divisor/],
    ['configMapKeyRef: { name: A, key: a }', /name/],
    ['configMapKeyRef: { name: a }', /key/],
  ])('is what Kubernetes knows: %s', (reference, message) => {
    expect(problemsOf(`env: [{ name: A, valueFrom: { ${reference} } }]`)).toEqual([expect.stringMatching(message)]);
  });

  test('is of one sort, and the later layer says which', () => {
    const own =
      'config: { variables: { A: { fieldRef: { fieldPath: metadata.name } }, B: b, C: { secretKeyRef: { name: s } } } }';
    const over =
      'spec: { config: { variables: { A: a, B: { configMapKeyRef: { name: m, key: k } }, C: { fieldRef: { fieldPath: metadata.uid } } } } }';
    const { value, problems } = shop({ services: { api: service('api', own) }, overlays: { api: { live: over } } });
    expect(told(problems)).toEqual([]);
    const { values } = value.units[0]!;
    expect(values.A).toEqual({ literal: 'a' });
    expect(values.B).toEqual({ valueFrom: { configMapKeyRef: { name: 'm', key: 'k' } } });
    expect(values.C).toEqual({ valueFrom: { fieldRef: { fieldPath: 'metadata.uid' } } });
  });

  test('brings all keys of one ConfigMap or Secret at a time', () => {
    expect(codesOf('envFrom: [{ prefix: A }]')).toEqual(['E207']);
    expect(codesOf('envFrom: [{ configMapRef: { name: a }, secretRef: { name: b } }]')).toEqual(['E207']);
  });
});

test('patches of several layers merge as their objects do', () => {
  const own =
    'overrides: { kubernetes: { Deployment/api: { spec: { template: { spec: { containers: [{ name: api, env: [{ name: A, value: a }] }] } } } } } }';
  const over =
    'spec: { overrides: { kubernetes: { Deployment/api: { spec: { paused: null, template: { spec: { containers: [{ name: api, env: [{ name: B, value: b }] }] } } } } } } }';
  const { value, problems } = shop({ services: { api: service('api', own) }, overlays: { api: { live: over } } });
  expect(told(problems)).toEqual([]);
  expect(value.units[0]!.service.overrides[0]!.patch).toEqual({
    spec: {
      paused: null,
      template: {
        spec: {
          containers: [
            {
              name: 'api',
              env: [
                { name: 'A', value: 'a' },
                { name: 'B', value: 'b' },
              ],
            },
          ],
        },
      },
    },
  });
});
