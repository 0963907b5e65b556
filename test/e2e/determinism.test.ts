import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Artifact } from '../../lib/model/artifact';
import { load, type Sources } from '../../lib/spec/load';
import { unitLayers } from '../../lib/synth/layer';
import { printArtifact } from '../../lib/synth/render/print';
import { builtIn, factsTable, gatewayTable } from '../../lib/synth/toolkit';
import { unitsOf } from '../../lib/synth/units/all';
import { rendered } from './rendered';
import { type Repository, clear, repository, treeOf } from './repository';

jest.setTimeout(240_000);

const own = join(__dirname, '../..');
const platforms = readdirSync(join(own, 'apps'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

let one: Repository;
beforeAll(async () => {
  one = repository({});
  for (const folder of ['apps', 'services']) cpSync(join(own, folder), join(one.root, folder), { recursive: true });
  expect((await one.synth()).problems.filter(({ code }) => code.startsWith('E'))).toEqual([]);
});
afterAll(clear);

test('synthesizing twice writes nothing', async () => {
  expect(await one.synth()).toMatchObject({ written: [], removed: [] });
});

test('another working directory, time zone, language and root give the same bytes', () => {
  const other = repository({});
  for (const folder of ['apps', 'services']) cpSync(join(own, folder), join(other.root, folder), { recursive: true });
  execFileSync(
    join(own, 'node_modules/.bin/tsx'),
    ['--tsconfig', join(own, 'tsconfig.json'), join(__dirname, 'synth-once.ts'), '.', 'elsewhere/out'],
    {
      cwd: other.root,
      env: {
        PATH: process.env.PATH,
        HOME: other.root,
        TZ: 'Asia/Tokyo',
        LC_ALL: 'tr_TR.UTF-8',
        LANG: 'tr_TR.UTF-8',
        CI: '1',
      },
    },
  );
  expect(treeOf(join(other.root, 'elsewhere/out'))).toEqual(one.tree());
});

test('nothing of the machine is in what comes out', () => {
  const texts = Object.entries(one.tree());
  for (const word of [one.root, own, process.env.HOME ?? own])
    expect(texts.filter(([, text]) => text.includes(`${word}/`)).map(([path]) => path)).toEqual([]);
});

/** The same files, found in another order. */
function shuffled(sources: Sources): Sources {
  return {
    ...sources,
    environments: [...sources.environments].reverse(),
    services: [...sources.services.slice(2), ...sources.services.slice(0, 2)]
      .reverse()
      .map((service) => ({ ...service, overlays: [...service.overlays].reverse() })),
  };
}

test.each(platforms)('the order in which files of %s are found makes no difference', async (platform) => {
  const reading = { facts: factsTable(builtIn), gateways: gatewayTable(builtIn) };
  const { value: sources } = load(own, platform);
  const bytes = async (from: Sources) => {
    const { artifacts } = await rendered(unitsOf(from, reading).value, { root: own, toolkit: builtIn });
    const lines = unitLayers.flatMap((layer) =>
      artifacts[layer].map((each: Artifact) => `${each.path}\n${printArtifact(each)}`),
    );
    return lines.sort();
  };
  const before = await bytes(sources);
  expect(before.length).toBeGreaterThan(10);
  expect(await bytes(shuffled(sources))).toEqual(before);
});
