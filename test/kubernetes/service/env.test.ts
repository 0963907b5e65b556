import fc from 'fast-check';
import { env, escape } from '../../../lib/kubernetes/service/env';
import { unit } from '../unit';

/** What Kubernetes makes of a text, as k8s.io/kubernetes/third_party/forked/golang/expansion does. */
function expand(text: string, variables: Record<string, string>): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (whole, name) => (whole === '$$' ? '$' : (variables[name] ?? whole)));
}

test('a literal arrives as it is written, whatever dollars are in it', () => {
  const dollars = fc.string({ unit: fc.constantFrom('$', '(', ')', 'A', ' ') });
  fc.assert(fc.property(dollars, (text) => expand(escape(text), { A: 'expanded', '': 'expanded' }) === text));
});

test('a text without a reference is left alone', () => {
  expect(escape('costs $5 (five)')).toBe('costs $5 (five)');
});

test('variables keep their order, but for what another needs before itself', () => {
  const values = {
    Z: { literal: 'z' },
    URL: { template: '$(USER):$(PASSWORD)@$(HOST)$$(NOT)' },
    NOT: { literal: 'not' },
    USER: { template: '$(Z)' },
    HOST: { from: 'outputs', property: 'host' },
    PASSWORD: { secret: 'mine', key: 'password' },
  } as const;
  expect(env(unit({ values })).map(({ name }) => name)).toEqual(['Z', 'USER', 'PASSWORD', 'HOST', 'URL', 'NOT']);
});

test('variables that refer to each other are refused', () => {
  const values = { A: { template: '$(B)' }, B: { template: '$(A)' } };
  expect(() => env(unit({ values }))).toThrow('A -> B -> A');
});

test('each sort of value comes from where it is kept', () => {
  const values = {
    LITERAL: { literal: 'a' },
    OUTPUT: { from: 'outputs', property: 'host' },
    FOREIGN: { secret: 'mine', key: 'password' },
    TEXT: { template: 'x' },
  } as const;
  const secrets = [{ variable: 'API_KEY', secret: 'shop/keys' }];
  const reference = (name: string, key: string) => ({ valueFrom: { secretKeyRef: { name, key } } });
  expect(env(unit({ values, service: { secrets } }))).toEqual([
    { name: 'API_KEY', ...reference('tabular-secrets', 'API_KEY') },
    { name: 'LITERAL', value: 'a' },
    { name: 'OUTPUT', ...reference('tabular-bundle', 'OUTPUT') },
    { name: 'FOREIGN', ...reference('mine', 'password') },
    { name: 'TEXT', value: 'x' },
  ]);
});
