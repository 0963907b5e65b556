import { join } from 'node:path';
import { gateways } from '../../lib/kubernetes/gateways';
import { formatProblem } from '../../lib/model/problem';
import { facts } from '../../lib/providers/facts';
import { type Source, type Sources, load } from '../../lib/spec/load';
import { unitsOf } from '../../lib/synth/units/all';

const root = join(__dirname, '../..');
const { value: ouroboros } = load(root, 'ouroboros');

/** Replacements of texts, by file. */
type Edits = Readonly<Record<string, (text: string) => string>>;

const environment = 'apps/ouroboros/environments/production.yaml';
const webapi = 'services/ouroboros/monadic-pipeline-webapi/environments/production.yaml';
const qdrant = 'services/ouroboros/qdrant/environments/production.yaml';

/** Problems of the bundled platform after edits. */
function after(edits: Edits, extras: readonly Source[] = []): string[] {
  const left = new Set(Object.keys(edits));
  const edited = (source: Source): Source => {
    const edit = edits[source.file];
    if (!edit) return source;
    left.delete(source.file);
    const text = edit(source.text);
    if (text === source.text) throw new Error(`${source.file}: the edit changes nothing`);
    return { ...source, text };
  };
  const sources: Sources = {
    platform: edited(ouroboros.platform),
    environments: ouroboros.environments.map(edited),
    services: ouroboros.services.map((one) => ({
      ...one,
      config: edited(one.config),
      overlays: one.overlays.map(edited),
      extras: one.name === 'qdrant' ? [...one.extras, ...extras] : one.extras,
    })),
  };
  const { problems } = unitsOf(sources, { facts, gateways });
  expect([...left]).toEqual([]);
  return problems.map(formatProblem);
}

const replicas = (count: number) => ({
  [webapi]: (text: string) => text.replace('replicas: 4', `replicas: ${count}`),
});
const quota = (text: string) => ({ [environment]: (own: string) => `${own}\nquota: { ${text} }\n` });
const storage = (size: string) => ({ [qdrant]: (text: string) => text.replace('size: 100Gi', `size: ${size}`) });

describe('more replicas of the web API (scenario 2)', () => {
  test.each([[2], [4], [6], [42]])('%s have room on three nodes', (count) =>
    expect(after(count === 4 ? {} : replicas(count))).toEqual([]),
  );

  test('43 have none, and the line of the replicas says so', () =>
    expect(after(replicas(43))).toEqual([
      `${webapi}:4:27 deployment.replicas: expected at most 11.76 cores on the nodes of cluster production (pool 3 x 3.92 of 4x16 = 11.76), got 11.95: monadic-pipeline-webapi 43 x 0.25 = 10.75, ollama 1 x 0.5 = 0.5, monadic-pipeline 1 x 0.25 = 0.25, qdrant 1 x 0.25 = 0.25, 2 more 0.2; raise max of a pool, or lower replicas or requests [W221]`,
    ]));

  test('a node fewer (scenario 3, backwards) leaves room for fewer', () => {
    const nodes = { [environment]: (text: string) => text.replace('min: 3, max: 3', 'min: 2, max: 2') };
    expect(after({ ...nodes, ...replicas(26) })).toEqual([]);
    expect(after({ ...nodes, ...replicas(27) })).toEqual([
      expect.stringContaining('expected at most 7.84 cores on the nodes of cluster production'),
    ]);
  });

  test('there is room for two more in the quota, or there is not', () => {
    expect(after({ ...quota('requests.memory: 9Gi'), ...replicas(6) })).toEqual([]);
    expect(after({ ...quota('requests.memory: 8Gi'), ...replicas(6) })).toEqual([
      expect.stringMatching(
        /^services\/ouroboros\/ollama\/.* expected at most 8Gi of requests\.memory, the quota of namespace monadic-pipeline .*, got 9Gi: ollama 1 x 4Gi = 4Gi, monadic-pipeline-webapi 6 x 512Mi = 3Gi, qdrant 1 x 1Gi = 1Gi, .* \[W222]$/,
      ),
    ]);
  });
});

describe('a larger disk of Qdrant (scenario 5)', () => {
  const volume = (size: string): Source => ({
    name: 'volume',
    file: 'services/ouroboros/qdrant/extra/volume.yaml',
    text: `apiVersion: v1
kind: PersistentVolume
metadata: { name: qdrant-data }
spec:
  capacity: { storage: ${size} }
  accessModes: [ReadWriteOnce]
  claimRef: { name: qdrant-storage, namespace: monadic-pipeline }
  csi: { driver: cloud.ionos.com, volumeHandle: qdrant-data }
`,
  });
  const sizes = (edits: Edits, extras: readonly Source[]) =>
    after(edits, extras).filter((line) => line.endsWith('[E377]'));

  test('binds a volume of its size, and none that stayed at the old one', () => {
    expect(sizes({}, [volume('100Gi')])).toEqual([]);
    expect(sizes({}, [volume('50Gi')])).toEqual([
      `${qdrant}:9:13 volumes.0.size: expected at most 50Gi, the capacity of PersistentVolume qdrant-data of extra/, got 100Gi for claim qdrant-storage [E377]`,
    ]);
  });

  test('is within the quota of storage, or is not', () => {
    expect(after({ ...quota('requests.storage: 170Gi') })).toEqual([]);
    expect(after({ ...quota('requests.storage: 170Gi'), ...storage('200Gi') })).toEqual([
      expect.stringMatching(
        /^services\/ouroboros\/qdrant\/environments\/production\.yaml.* expected at most 170Gi of requests\.storage, .*, got 270Gi: qdrant 1 claim = 200Gi, ollama 1 claim = 50Gi, redis 1 claim = 20Gi; .* \[W222]$/,
      ),
    ]);
  });
});
