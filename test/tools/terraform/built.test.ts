import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtProviders, overridesConfig, standIns } from '../../../tools/terraform/built';

const google = { name: 'google', version: '8.0.0', folder: '/tools/google' };

test('a built provider stands in for every release of its own, beside others that are fetched', () => {
  expect(standIns('google 6.50.0', [google])).toEqual([google]);
  expect(standIns('hashicorp/google 6.50.0', [google])).toEqual([google]);
  expect(standIns('aws 5.100.0, google 6.50.0', [google])).toEqual([google]);
  expect(standIns('aws 5.100.0', [google])).toEqual([]);
  expect(standIns('google 6.50.0', [])).toEqual([]);
});

test('Terraform is told where it lies, and to fetch all others', () => {
  expect(overridesConfig([google])).toBe(
    'provider_installation {\n  dev_overrides {\n    "hashicorp/google" = "/tools/google"\n  }\n  direct {}\n}\n',
  );
});

test('nothing is built where no folder holds a provider', () => {
  const root = mkdtempSync(join(tmpdir(), 'built-'));
  mkdirSync(join(root, 'google'));
  writeFileSync(join(root, 'google', 'README'), '');
  expect(builtProviders(root)).toEqual([]);
  expect(builtProviders(join(root, 'none'))).toEqual([]);
  rmSync(root, { recursive: true });
});
