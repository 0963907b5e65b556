import { codesOf, home, live, platform, problemsOf, service, shop, somewhere, told, unitOf } from '../shop';

/** Plain words that YAML reads as numbers, and that JavaScript would print otherwise. */
const numbers = ['1.10', '1.0', '0123456', '1234567e8', '0x1F', '0o17', '12345678901234567', '007', '1e3', '0.10'];

describe('text is what its author wrote', () => {
  test.each(numbers)('%s is a tag, a label, an annotation, a variable and a word of a command', (word) => {
    const settings = `
service: { image: { repository: acme/web, tag: ${word} }, command: [run, ${word}], args: [${word}] }
config: { variables: { NUMBER: ${word}, LONG: { value: ${word} } } }
lifecycle:
  sidecars: [{ name: one, image: { repository: acme/one, tag: ${word} }, variables: { NUMBER: ${word} }, args: [${word}] }]
`;
    const { service: one } = unitOf(settings);
    expect(one.workload).toMatchObject({ command: ['run', word], args: [word] });
    expect(one.workload.image.reference).toBe(`ghcr.io/acme/acme/web:${word}`);
    expect(one.variables).toMatchObject({ NUMBER: word, LONG: word });
    expect(one.lifecycle.sidecars[0]).toMatchObject({ variables: { NUMBER: word }, args: [word] });
    expect(one.lifecycle.sidecars[0]!.image.reference).toBe(`ghcr.io/acme/acme/one:${word}`);
  });

  test.each(numbers)('%s in labels and annotations, of the service and of an overlay', (word) => {
    const described = service('api', '', `labels: { build: ${word} }\nannotations: { build: ${word} }`);
    const overlays = { api: { live: `metadata: { annotations: { other: ${word} } }\nspec: {}` } };
    const { value, problems } = shop({ services: { api: described }, overlays });
    expect(told(problems)).toEqual([]);
    expect(value.units[0]!.service.metadata).toMatchObject({
      labels: { build: word },
      annotations: { build: word, other: word },
    });
  });

  test.each(numbers)('%s in an overlay, in what a platform and an environment give to all', (word) => {
    const variables = (name: string) => `spec: { config: { variables: { ${name}: ${word} } } }`;
    const { value, problems } = shop({
      platform: `${platform}defaults: { ${variables('PLATFORM')} }\nenvironmentContract: { CONTRACT: ${word} }`,
      environments: { live: `${live}defaults: { ${variables('ENVIRONMENT')} }` },
      services: { api: service('api') },
      overlays: { api: { live: `spec: { service: { image: { tag: ${word} } } }` } },
    });
    expect(told(problems)).toEqual([]);
    expect(value.units[0]!.service.variables).toMatchObject({ PLATFORM: word, ENVIRONMENT: word });
    expect(value.units[0]!.service.workload.image.version).toBe(word);
  });

  test('a boolean too, where it is text and no name is possible', () => {
    const { variables } = unitOf('config: { variables: { A: True, B: false, C: yes } }').service;
    expect(variables).toMatchObject({ A: 'True', B: 'false', C: 'yes' });
    expect(codesOf('volumes: [{ name: d, mountPath: /d, existing: true, type: claim }]')).toContain('E201');
  });

  test('a number stays one where a number is wanted', () => {
    const { health } = unitOf('networking: { port: 0x1F90 }\nservice: { image: { tag: 1.10 }, port: 8080 }').service;
    expect(JSON.stringify(health)).not.toContain('"8080"');
    expect(unitOf('deployment: { replicas: 3 }').service.scaling).toMatchObject({ replicas: 3 });
    const { resources } = unitOf(
      'resources: { requests: { memory: 12345678901234567 }, limits: { memory: 12345678901234567 } }',
      'home',
    ).service;
    expect(resources.requests.memory).toBe('12345678901234567');
  });

  test.each([
    ['deployment: { replicas: 010 }', '010'],
    ['resources: { requests: { memory: 0123 } }', '0123'],
  ])('%s is refused, since readers of YAML take it for different numbers', (settings, word) => {
    expect(problemsOf(settings)).toEqual([expect.stringContaining(`got ${word}; write it plainly [E206]`)]);
  });
});

describe('JSON holds numbers as they were written', () => {
  const file = (content: string, more = '') =>
    unitOf(`config: { files: { app.json: { mountPath: /app/, content: ${content}${more} } } }`).files[0]!.content;

  test.each(['1.10', '1.0', '12345678901234567', '1234567e8', '-0.50', '1e3'])('%s in a file', (word) => {
    expect(file(`{ a: ${word}, b: { c: [${word}] } }`)).toBe(
      `{\n  "a": ${word},\n  "b": {\n    "c": [\n      ${word}\n    ]\n  }\n}\n`,
    );
    expect(file('{ a: { b: 1 } }', `, base: { a: ${word}, c: ${word} }`)).toContain(`"c": ${word}`);
    expect(file(`{ a: ${word} }`, ', base: { a: { b: 1 } }')).toBe(`{\n  "a": ${word}\n}\n`);
  });

  test.each(['0777', '0x1F', '.inf', '.nan', '0o17'])('%s is none, and the author says what is meant', (word) => {
    expect(problemsOf(`config: { files: { app.json: { mountPath: /app/, content: { a: ${word} } } } }`)).toEqual([
      expect.stringMatching(/content\.a: expected text in quotes or a plain number, got .*; write ".*\[E206\]$/),
    ]);
  });

  test('as a whole a file is text', () => {
    expect(file('0777')).toBe('0777');
  });

  test.each(['1.10', '12345678901234567'])('%s in the catalogue, in a model and in a limit', (word) => {
    const { files } = unitOf(`models: [{ name: a, version: ${word} }]\nfeatures: { price: ${word} }`);
    expect(files[0]!.content).toContain(`"version": ${word}`);
    expect(files[0]!.content).toContain(`"price": ${word}`);
  });
});

describe('a patch', () => {
  const patched = (patch: string) =>
    unitOf(`overrides: { kubernetes: { Deployment/api: ${patch} } }`).service.overrides;

  test.each(numbers)('takes %s as text where Kubernetes takes nothing else', (word) => {
    const [one] = patched(
      `{ metadata: { annotations: { a/b: ${word} } }, spec: { template: { spec: { containers: [{ name: api, args: [${word}] }] } } } }`,
    );
    expect(one!.patch).toEqual({
      metadata: { annotations: { 'a/b': word } },
      spec: { template: { spec: { containers: [{ name: 'api', args: [word] }] } } },
    });
  });

  test.each(['1.10', '0777', '12345678901234567', '0x1F'])('is asked what %s means elsewhere', (word) => {
    expect(problemsOf(`overrides: { kubernetes: { Deployment/api: { spec: { x: ${word} } } } }`)).toEqual([
      expect.stringContaining('[E206]'),
    ]);
    expect(problemsOf(`overrides: { terraform: { aws_x.y: { engine_version: ${word} } } }`)).toEqual([
      expect.stringContaining('[E206]'),
    ]);
  });
});

describe('an account', () => {
  const group = '00000000-0000-0000-0000-000000000a01';
  const told_ = (cloud: string, account: string) =>
    told(
      shop({
        environments: {
          live: live
            .replace(new RegExp(`\n  ${cloud}: \{ region: [^\n]*`), '')
            .replace(
              'placements:',
              `placements:\n  ${cloud}: { region: ${somewhere[cloud]}, account: ${account}${cloud === 'azure' ? `, deployers: [${group}]` : ''} }`,
            ),
        },
        services: { api: service('api') },
      }).problems,
    );

  test.each([
    ['aws', '012345678901'],
    ['aws', '"012345678901"'],
    ['azure', '0123e567-0000-0000-0000-000000000002'],
    ['google', 'acme-live'],
    ['ionos', '0123'],
    ['cloudflare', '01234567890123456789012345678901'],
  ])('of %s may be %s', (cloud, account) => {
    expect(told_(cloud, account)).toEqual([]);
  });

  test.each([
    ['aws', '12345678901', 'an AWS account of 12 digits'],
    ['aws', 'acme', 'an AWS account of 12 digits'],
    ['azure', '111111111111', 'a subscription of Azure by its UUID'],
    ['google', 'Acme', 'a project of Google by its ID or number'],
    ['ionos', 'acme', 'a contract of IONOS by its number'],
    ['cloudflare', 'abc', 'an account of Cloudflare by its 32 hexadecimal digits'],
  ])('of %s is never %s', (cloud, account, what) => {
    expect(told_(cloud, account)).toEqual([expect.stringContaining(`expected ${what}, got "${account}"`)]);
  });
});

test('versions are what their author wrote', () => {
  const environments = { home: `${home}cluster: { existing: kind, version: 1.30 }` };
  const { value, problems } = shop({ environments, services: { api: service('api', '', 'version: 1.10') } });
  expect(told(problems)).toEqual([]);
  expect(JSON.stringify(value.units[0]!.service.metadata.annotations)).toContain('1.10');
});
