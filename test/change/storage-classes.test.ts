import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { storageClassesOf } from '../../lib/change/storage-classes';
import type { Side } from '../../lib/change/side';
import type { ObjectBody } from '../../lib/change/diff/object-change';

test('what is said of a StorageClass is what its cluster gets', () => {
  const folder = join(__dirname, '../../dist/kubernetes');
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /storageclass-[^/]*$/.test(path),
  );
  const objects = paths.map((path) => load(readFileSync(join(folder, path), 'utf8')) as ObjectBody);
  expect(objects.length).toBeGreaterThan(0);
  for (const object of objects) {
    const { name, annotations } = object.metadata as { name: string; annotations: ObjectBody };
    const standard = annotations['storageclass.kubernetes.io/is-default-class'] === 'true';
    const units = { clusters: [{ storageClasses: [{ name, default: standard, provisioner: '', parameters: {} }] }] };
    expect(storageClassesOf({ units } as unknown as Side)).toMatchObject([
      { allowVolumeExpansion: object.allowVolumeExpansion, reclaimPolicy: object.reclaimPolicy, metadata: { name } },
    ]);
  }
});
