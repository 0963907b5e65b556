import { claimSizes } from '../../../../lib/resolve/link/rules/claim-sizes';
import type { RuleContext } from '../../../../lib/resolve/link/rules/rule';

const position = { file: 'extra/volume.yaml', line: 1, column: 1, path: '' };
const extra = (body: object) => ({ layer: 'kubernetes', source: '', name: 'x.yaml', body, position });
const volume = (storage: string, more: object = { claimRef: { name: 'qdrant-storage' } }) =>
  extra({ kind: 'PersistentVolume', metadata: { name: 'disk' }, spec: { capacity: { storage }, ...more } });
const asked = (storage: string, more: object = {}) =>
  extra({
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'qdrant-storage' },
    spec: { resources: { requests: { storage } }, ...more },
  });
const mount = (source: object) => ({ name: 'data', readOnly: false, source });
const own = (size: string) => mount({ type: 'claim', claimName: 'qdrant-storage', size });
const existing = mount({ type: 'existingClaim', claimName: 'qdrant-storage' });

function found(volumes: readonly object[], extras: readonly object[]): string[] {
  const problems: string[] = [];
  const one = { service: { volumes, extras } };
  claimSizes({
    one,
    tell: (code: string, path: readonly string[], message: string) =>
      problems.push(`${path.join('.')}: ${message} ${code}`),
  } as unknown as RuleContext);
  return problems;
}

const message =
  'expected at most 50Gi, the capacity of PersistentVolume disk of extra/, got 100Gi for claim qdrant-storage E377';

test.each([
  ['as large', [own('50Gi')], [volume('50Gi')], []],
  ['smaller', [own('40Gi')], [volume('50Gi')], []],
  ['larger', [own('100Gi')], [volume('50Gi')], [`volumes.0.size: ${message}`]],
  ['for another volume', [own('100Gi')], [volume('50Gi', { claimRef: { name: 'other' } })], []],
  ['of a file', [existing], [volume('50Gi'), asked('100Gi')], [`volumes.0: ${message}`]],
  [
    'of a file that names the volume',
    [existing],
    [volume('50Gi', {}), asked('100Gi', { volumeName: 'disk' })],
    [`volumes.0: ${message}`],
  ],
])('a claim that is %s', (_, volumes, extras, expected) => expect(found(volumes, extras)).toEqual(expected));
