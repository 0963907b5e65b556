import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { explain } from '../../../lib/synth/explain';
import { live, platform, service, sourcesOf } from '../shop';

const root = mkdtempSync(join(tmpdir(), 'explain-'));
const defaults = 'defaults: { spec: { deployment: { replicas: 3 } } }\n';

beforeAll(() => {
  const sources = sourcesOf({
    platform: platform + defaults,
    environments: { live },
    services: { api: service('api', 'service: { replicas: { max: 9 }, image: { tag: a } }') },
    overlays: { api: { live: 'spec: { deployment: { replicas: { min: 4 } } }' } },
  });
  const [own] = sources.services;
  for (const { file, text } of [sources.platform, ...sources.environments, own!.config, ...own!.overlays]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

/** Each layer that says something: origin, where, what, and whether it wins. */
function layers(path: string) {
  const { explanation, problems } = explain(root, 'api', 'live', path);
  expect(problems).toEqual([]);
  return explanation!.layers.map(({ origin, position, value, wins }) => [
    origin,
    position && `${position.file.split('/').at(-1)}:${position.line}:${position.column}`,
    value,
    wins,
  ]);
}

describe('an explanation', () => {
  test('lists every layer that says something, the winner last', () => {
    expect(layers('deployment.replicas.min')).toEqual([
      ['toolkit default', undefined, 2, false],
      ['platform', 'platform.yaml:5:35', 3, false],
      ['overlay', 'live.yaml:1:40', 4, true],
    ]);
  });

  test('points at the shorter form where that is what its author wrote', () => {
    expect(layers('deployment.replicas.max').at(-1)).toEqual(['service', 'deployment-config.yaml:6:31', 9, true]);
  });

  test('says which paths there are', () => {
    const { problems } = explain(root, 'api', 'live', 'deployment.replicsa');
    expect(problems).toEqual([expect.objectContaining({ code: 'E355', message: expect.stringContaining('replicas') })]);
  });

  test.each([
    ['nobody', 'live', '<service>'],
    ['api', 'dead', '<environment>'],
  ])('of what is not there names what is: %s in %s', (name, environment, file) => {
    expect(explain(root, name, environment, 'service').problems).toEqual([
      expect.objectContaining({ code: 'E355', file }),
    ]);
  });
});
