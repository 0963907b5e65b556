import { cacheEngines } from '../../../lib/providers/aws/cache/engines';

test.each([
  ['redis', '7', '7.1', 'redis7'],
  ['redis', '7.0', '7.0', 'redis7'],
  ['redis', '6.2', '6.2', 'redis6.x'],
  ['redis', '5.0.6', '5.0.6', 'redis5.0'],
  ['valkey', '7', '7.2', 'valkey7'],
  ['valkey', '8.2', '8.2', 'valkey8'],
] as const)('%s %s is version %s, with parameters of the family %s', (engine, asked, version, family) =>
  expect(cacheEngines[engine](asked)).toEqual({ version, family }),
);
