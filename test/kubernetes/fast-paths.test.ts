import {
  ApiObject,
  type ApiObjectProps,
  App,
  Chart,
  JsonPatch,
  Lazy,
  LazyResolver,
  type ResolutionContext,
} from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import fc from 'fast-check';
import { useFastPaths } from '../../lib/kubernetes/fast-paths';

type Make = (chart: Chart) => ApiObject;

/** What a chart makes of an object, or why it makes nothing. */
const madeOf = (make: Make, app = new App()) => {
  const chart = new Chart(app, 'a', { namespace: 'n', labels: { common: 'yes' }, disableResourceNameHashes: true });
  try {
    return JSON.stringify(make(chart).toJson());
  } catch (error) {
    return (error as Error).message;
  }
};

const object =
  (fields: object): Make =>
  (chart) =>
    new ApiObject(chart, 'b', { apiVersion: 'v1', kind: 'A', ...fields } as ApiObjectProps);

const key = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'resolve', 'value', '10', '9'));
const { value: plain } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
}));

class Token {
  constructor(private readonly made: unknown) {}
  resolve(): unknown {
    return this.made;
  }
}

class Custom {}

class CustomResolver {
  resolve(context: ResolutionContext): void {
    if (context.value === 'early') context.replaceValue('late');
  }
}

const late = Lazy.any({ produce: () => ({ a: [Lazy.any({ produce: () => 'deep' })], b: null, c: {} }) });
const port = k8s.IntOrString.fromNumber(80);

const special: Readonly<Record<string, Make>> = {
  'a late value': object({ spec: { late, among: [1, late, undefined] } }),
  'a late value of nothing': object({ spec: { late: Lazy.any({ produce: () => undefined }), other: 1 } }),
  'a token': object({ spec: { token: new Token({ late }), list: [new Token('x')] } }),
  'plain data that resolves itself': object({ spec: { a: { resolve: () => ({ b: late }) } } }),
  'a function': object({ spec: { a: () => 1, b: Object.assign(() => 1, { resolve: () => 2 }) } }),
  'a number or text': object({ spec: { port, ports: [port, k8s.IntOrString.fromString('50%')] } }),
  'an object of a class': object({ spec: { a: [new Custom()] } }),
  'a date': object({ spec: { a: new Date(0) } }),
  'data without a prototype': object({ spec: { a: Object.assign(Object.create(null), { b: 1 }) as object } }),
  'empty metadata': object({ metadata: { labels: {}, annotations: { a: undefined }, more: { deep: [{}], none: [] } } }),
  'late metadata': object({ metadata: { labels: { a: late }, annotations: { b: Lazy.any({ produce: () => 'c' }) } } }),
  'a typed object': (chart) =>
    new k8s.KubeNetworkPolicy(chart, 'b', {
      metadata: { labels: { own: 'yes' } },
      spec: { podSelector: {}, ingress: [{ ports: [{ port }] }], egress: [] },
    }),
  quantities: (chart) =>
    new k8s.KubePersistentVolumeClaim(chart, 'b', {
      spec: { resources: { requests: { storage: k8s.Quantity.fromString('1Gi'), more: k8s.Quantity.fromNumber(2) } } },
    }),
  'a patch': (chart) => {
    const patched = object({ spec: { a: late } })(chart);
    patched.addJsonPatch(JsonPatch.add('/spec/b', { c: null }));
    return patched;
  },
};

const own = (make: Make) => madeOf(make, new App({ resolvers: [new CustomResolver()] }));
const early = object({ spec: { a: ['early', { b: 'early' }] } });

// What cdk8s itself makes of them has to be found before it is made thrifty.
const cases = fc.sample(fc.tuple(plain, plain, plain), { numRuns: 400, seed: 7 });
const made = () =>
  cases.map(([spec, labels, data]) => [
    madeOf(object({ spec, metadata: { labels, annotations: labels } })),
    madeOf((chart) => new k8s.KubeConfigMap(chart, 'b', { data: data as never })),
  ]);
const before = made();
const specialBefore = Object.fromEntries(Object.entries(special).map(([name, make]) => [name, madeOf(make)]));

test('plain data is not searched for what is late', () => {
  const asked = jest.spyOn(LazyResolver.prototype, 'resolve');
  const make = object({ spec: { a: [{ b: 'c' }] } });
  madeOf(make);
  expect(asked.mock.calls.length).toBeGreaterThan(0);
  useFastPaths();
  asked.mockClear();
  madeOf(make);
  expect(asked).not.toHaveBeenCalled();
});

test('data becomes what cdk8s makes of it', () => {
  useFastPaths();
  expect(made()).toEqual(before);
});

test.each(Object.keys(special))('%s becomes what cdk8s makes of it', (name) => {
  useFastPaths();
  expect(madeOf(special[name]!)).toBe(specialBefore[name]);
});

test('an app that resolves more has all of its values resolved', () => {
  useFastPaths();
  expect(JSON.parse(own(early)).spec).toEqual({ a: ['late', { b: 'late' }] });
});

test('what is given stays as it was', () => {
  useFastPaths();
  const spec = { b: [late], a: { empty: undefined } };
  madeOf(object({ spec }));
  expect(spec).toEqual({ b: [late], a: { empty: undefined } });
  expect(Object.keys(spec)).toEqual(['b', 'a']);
});
