import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundObject } from '../../../lib/change/diff/found-object';
import { objectsIn } from '../../../lib/change/diff/objects-in';
import { ownersBy } from '../../../lib/change/diff/owner';
import { renames } from '../../../lib/change/diff/renames';

const ownerOf = ownersBy([]);
const least = 8;

/** Objects of services in production, with enough in them to be told from others. */
const corpus = ['inferloop/environments/production', 'ouroboros/environments/production'].flatMap((folder) =>
  readdirSync(join('dist/kubernetes', folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .flatMap((path) => {
      const file = `${folder}/${path}`;
      const text = readFileSync(join('dist/kubernetes', file), 'utf8');
      return objectsIn({ layer: 'kubernetes', path: file, text });
    })
    .filter(({ body, name }) => name.includes('/') && JSON.stringify(body).split('":').length > least),
);

/** Seeded numbers below a limit. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}

/** An object under another name, which stands wherever the old one stood, and with one more label. */
function renamed(one: FoundObject, name: string): FoundObject {
  const [space, own = ''] = one.name.split('/');
  const text = JSON.stringify(one.body).replaceAll(own, name);
  const body = JSON.parse(text) as { metadata: { labels?: Record<string, string> } };
  body.metadata.labels = { ...body.metadata.labels, 'example.com/new': 'yes' };
  return { ...one, name: `${space}/${name}`, body: { ...body } };
}

test('two hundred renames among others that come and go are found, and none is invented', () => {
  const next = random(7);
  const missed: string[] = [];
  const invented: string[] = [];
  let cases = 0;
  while (cases < 200) {
    const one = corpus[next(corpus.length)]!;
    const other = corpus[next(corpus.length)]!;
    const third = corpus[next(corpus.length)]!;
    if (new Set([one, other, third].map(({ file }) => file.split('/')[4])).size < 3) continue;
    cases += 1;
    const now = renamed(one, `other-name-${next(1000)}`);
    const found = renames([one, other], [third, now], ownerOf);
    if (!found.some(([from, to]) => from === one && to === now)) missed.push(`${one.type} ${one.name}`);
    invented.push(...found.filter(([from]) => from !== one).map(([from, to]) => `${from.name} -> ${to.name}`));
  }
  expect({ missed, invented }).toEqual({ missed: [], invented: [] });
});

const ofService = (name: string) => corpus.filter(({ file }) => file.includes(`environments/production/${name}/`));

test.each([
  ['tabular', 'textnlp'],
  ['auth-service', 'syndoc'],
  ['redis', 'qdrant'],
])('%s that goes and %s that comes are two services, whatever of them is alike', (gone, come) => {
  expect(renames(ofService(gone), ofService(come), ownerOf).map(([{ name }]) => name)).toEqual([]);
});

test('a service under another name is renamed with all that it has', () => {
  const gone = ofService('tabular');
  const come = gone.map((one) => {
    const now = renamed(one, one.name.split('/')[1]!.replaceAll('tabular', 'tables'));
    const text = JSON.stringify(now.body).replaceAll('tabular', 'tables');
    return { ...now, file: one.file.replaceAll('tabular', 'tables'), body: JSON.parse(text) as FoundObject['body'] };
  });
  const found = renames(gone, come, ownerOf);
  expect(found.filter(([from, to]) => come[gone.indexOf(from)] !== to)).toEqual([]);
  expect(found.length).toBeGreaterThan(gone.length * 0.8);
});
