import { rmSync } from 'node:fs';
import { type Compared, compare } from '../../lib/change/diff';
import { rollback } from '../../lib/change/rollback/rollback';
import { writeFiles } from '../../lib/change/rollback/write-files';
import { planOf } from '../../lib/change/steps/plan';
import { few } from '../walk';
import { disorders } from './disorders';
import { type Draft, type Edited, editedAtRandom } from './random-edits';
import { drawing } from './random-values';
import { laidOut, type Specs, specsIn } from './specs';
import { misreported } from './misreported';

jest.setTimeout(240_000);

const platforms = ['ouroboros', 'inferloop', 'ai-platform'];

/** A pull request that edits at random, and what is said of it. */
interface PullRequest extends Draft {
  readonly before: Specs;
  readonly compared: Compared;
  readonly folders: readonly [from: string, to: string];
}

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

async function pullRequest(seed: number): Promise<PullRequest> {
  const platform = platforms[seed % platforms.length]!;
  const draw = drawing(seed);
  const before = specsIn('.', platform);
  const draft = editedAtRandom(platform, before, 1 + draw(6), draw);
  const folders = [laidOut(before), laidOut(draft.specs)] as const;
  made.push(...folders);
  return { ...draft, before, folders, compared: await between(...folders) };
}

function between(from: string, to: string): Promise<Compared> {
  return compare({ root: '.', from, to }, undefined, { withDeliveries: true });
}

/** Causes that no edit made, or whose line does not have the key. */
function inventedCauses({ compared, edited, before, specs }: PullRequest): string[] {
  return compared.report.causes.flatMap(({ id, type, position, after: now }) => {
    if (type === 'toolkit' || !position) return [`${id}: nothing of it was edited`];
    const { file, path } = position;
    const isAbout = (one: Edited) => {
      const key = one.path?.join('.') ?? '';
      return (
        one.file === file && [`${path}.`.startsWith(`${key}.`), `${key}.`.startsWith(`${path}.`), !key].some(Boolean)
      );
    };
    if (!edited.some(isAbout)) return [`${id} was not edited`];
    const [was, is] = [before, specs].map((all) => all.get(file));
    if (was === is) return [`${id}: its file did not change`];
    const line = ((now === undefined ? was : is) ?? was)!.split('\n')[position.line - 1];
    return type === 'file' || line?.trim() ? [] : [`${id} stands at an empty line ${position.line}`];
  });
}

/** Changes and fields without a cause that the report has. */
function unexplained({ compared: { report } }: PullRequest): string[] {
  const known = new Set(report.causes.map(({ id }) => id));
  const isExplained = (causes: readonly string[]) => causes.length > 0 && causes.every((id) => known.has(id));
  return report.changes.flatMap(({ type, name, causes, fields }) => [
    ...(isExplained(causes) ? [] : [`${type} ${name}`]),
    ...fields.filter((one) => !isExplained(one.causes)).map(({ path }) => `${type} ${name} ${path.join('.')}`),
  ]);
}

/** Reasons of unknown consequences that lie outside of what Strata writes and knows. */
const foreign: readonly RegExp[] = [
  /metadata\.(annotations|labels)\./,
  /whether claims or definitions of the chart go with it/,
  /may select this one by its label/,
];

function needlesslyUnknown({ compared: { report } }: PullRequest): string[] {
  return report.changes.flatMap(({ type, name, impacts }) =>
    impacts
      .filter(({ consequence, reason }) => consequence === 'unknown' && !foreign.some((one) => one.test(reason)))
      .map(({ reason }) => `${type} ${name}: ${reason}`),
  );
}

/** Changes that are left once a pull request is taken back, but for those of keys that it says it keeps. */
async function unreturned({ folders: [from, to] }: PullRequest): Promise<string[]> {
  const { files, kept } = await rollback({ root: '.', from: to, to: from });
  writeFiles(to, files);
  const ids = new Set(kept.map(({ id }) => id));
  const { report } = await between(from, to);
  return report.changes
    .filter(({ causes }) => causes.length === 0 || !causes.every((id) => ids.has(id)))
    .map(({ type, name, causes }) => `${type} ${name}: ${causes.join(', ')}`);
}

test('a pull request of random edits is explained, ordered and taken back', async () => {
  const wrong: Record<string, string[]> = {};
  for (let seed = 1; seed <= few(3, { whole: 40 }); seed++) {
    const one = await pullRequest(seed);
    expect(one.edited.length).toBeGreaterThan(0);
    const found = [
      ...unexplained(one),
      ...inventedCauses(one),
      ...(await misreported(one.compared)),
      ...needlesslyUnknown(one),
      ...disorders(planOf(one.compared)),
      ...(await unreturned(one)),
    ];
    if (found.length > 0) wrong[`seed ${seed}`] = found;
  }
  expect(wrong).toEqual({});
});
