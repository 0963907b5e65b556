import { load } from 'js-yaml';
import { parse } from 'yaml';
import { renderCluster } from '../../lib/kubernetes/cluster/render';
import { gateways } from '../../lib/kubernetes/gateways';
import type { Artifact } from '../../lib/model/artifact';
import { codes } from '../../lib/model/codes';
import { formatProblem, isError, type Outcome, type Problem } from '../../lib/model/problem';
import type { Sources } from '../../lib/spec/load';
import { unitLayers } from '../../lib/synth/layer';
import { renderData, renderFoundation, renderUnit } from '../../lib/synth/render/layers';
import { printArtifact } from '../../lib/synth/render/print';
import { builtIn, factsTable, gatewayTable } from '../../lib/synth/toolkit';
import { type AllUnits, unitsOf } from '../../lib/synth/units/all';
import { texts } from '../e2e/hcl';

/** Files by path. */
export type Texts = Readonly<Record<string, string>>;

/** What came of some files. */
export interface Verdict {
  /** What must never be; each is a defect of ours. */
  readonly defects: readonly string[];
  /** What is wrong with the files. */
  readonly problems: readonly Problem[];
}

const workshop = { root: '.', toolkit: builtIn };
const reading = { facts: factsTable(builtIn), gateways: gatewayTable(builtIn) };

/** Looks at all that files lead to: problems that somebody can find and mend, or whole files that are read back the same. */
export async function examine(files: Texts): Promise<Verdict> {
  let outcome: Outcome<AllUnits>;
  try {
    outcome = unitsOf(sourcesOf(files), reading);
  } catch (error) {
    return { defects: [thrown('reading', error)], problems: [] };
  }
  const { value, problems } = outcome;
  const defects = problems.flatMap((problem) => misplaced(problem, files));
  if (problems.some(isError)) return { defects, problems };
  try {
    const first = await render(value);
    const all = [...problems, ...first.problems];
    const late = first.problems.flatMap((problem) => misplaced(problem, files));
    if (all.some(isError)) return { defects: [...defects, ...late], problems: all };
    const { artifacts } = first;
    const second = await render(unitsOf(sourcesOf(files, true), reading).value);
    return {
      defects: [...defects, ...late, ...different(artifacts, second.artifacts), ...artifacts.flatMap(misread)],
      problems: all,
    };
  } catch (error) {
    return { defects: [...defects, thrown('synthesis', error)], problems };
  }
}

const thrown = (stage: string, error: unknown) =>
  `${stage} threw ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 6).join('\n') : String(error)}`;

/** The files as they would be found on a disk; in the other order on another one. */
export function sourcesOf(files: Texts, backwards = false): Sources {
  const matches = (pattern: RegExp) => {
    const found = Object.entries(files).flatMap(([file, text]) => {
      const match = pattern.exec(file);
      return match ? [{ names: match.slice(1), file, text }] : [];
    });
    return backwards ? found.reverse() : found;
  };
  const source = ({ names, file, text }: ReturnType<typeof matches>[number]) => ({ name: names.at(-1)!, file, text });
  const overlays = matches(/^services\/shop\/([^/]+)\/environments\/(.+)\.yaml$/);
  return {
    platform: source({ ...matches(/^apps\/shop\/platform\.yaml$/)[0]!, names: ['shop'] }),
    environments: matches(/^apps\/shop\/environments\/(.+)\.yaml$/).map(source),
    services: matches(/^services\/shop\/([^/]+)\/deployment-config\.yaml$/).map((config) => ({
      name: config.names[0]!,
      config: source(config),
      overlays: overlays.filter(({ names }) => names[0] === config.names[0]).map(source),
      extras: [],
    })),
  };
}

/** What makes a problem one that nobody can find, or mend. */
function misplaced(problem: Problem, files: Texts): string[] {
  const { file, line, column, code, message, path } = problem;
  const lines = (files[file] ?? '').split('\n');
  const faults = [
    ...(Object.hasOwn(codes, code) ? [] : ['a code that the table explains']),
    ...(Object.hasOwn(files, file) ? [] : ['a file that somebody wrote']),
    ...(line >= 1 && line <= lines.length ? [] : ['a line of its file']),
    ...(column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1 ? [] : ['a column of its line']),
    ...(typeof path === 'string' ? [] : ['a path']),
    ...(/^[^\p{Cc}\u2028\u2029]+$/u.test(message) && message.length < 2000 ? [] : ['a message of one line that shows']),
    ...(/\[object |undefined|NaN/.test(message.replace(/"(?:[^"\\]|\\.)*"/g, '')) ? ['words that mean something'] : []),
  ];
  return faults.map((what) => `expected ${what}, got ${JSON.stringify(formatProblem(problem)).slice(0, 300)}`);
}

/** What a unit comes to is looked up: it is closed, so that nothing else decides of it. */
const foundations = new Map<string, Artifact[]>();

async function once(unit: object, make: () => Promise<Artifact[]>): Promise<Artifact[]> {
  const key = JSON.stringify(unit);
  const before = foundations.get(key);
  if (before) return before;
  if (foundations.size > 200) foundations.clear();
  const made = await make();
  foundations.set(key, made);
  return made;
}

async function render({ units, stacks, data, clusters }: AllUnits) {
  const artifacts: Artifact[] = [];
  const problems: Problem[] = [];
  for (const layer of unitLayers)
    for (const unit of units) {
      const outcome = await renderUnit(unit, layer, workshop);
      artifacts.push(...outcome.value);
      problems.push(...outcome.problems);
    }
  for (const unit of stacks)
    artifacts.push(...(await once(unit, async () => [await renderFoundation(unit, workshop)])));
  for (const unit of data) artifacts.push(...(await once(unit, () => renderData(unit, workshop))));
  for (const unit of clusters) artifacts.push(...(await once(unit, async () => renderCluster(unit, gateways))));
  return { artifacts, problems };
}

/** Where two syntheses differ, or one of them says a thing twice. */
function different(one: readonly Artifact[], two: readonly Artifact[]): string[] {
  const printed = (all: readonly Artifact[]) => all.map((each) => `${each.path}\n${printArtifact(each)}`).sort();
  const [before, after] = [printed(one), printed(two)];
  const paths = one.map(({ path }) => path);
  const twice = paths.filter((path, index) => paths.indexOf(path) !== index);
  return [
    ...before.filter((text, index) => text !== after[index]).map((text) => `not the same twice: ${text.slice(0, 300)}`),
    ...twice.map((path) => `two artifacts of one path: ${path}`),
    ...paths
      .filter((path) => !/^[\w.-]+(\/[\w.-]+)+$/.test(path) || /\/\.{1,2}\//.test(path))
      .map((path) => `no path: ${path}`),
  ];
}

/** Texts that were read before: most files of two cases are the same. */
const read = new Set<string>();

/** Files that their reader takes for something else than what was meant. */
function misread(artifact: Artifact): string[] {
  const { path, body } = artifact;
  const text = printArtifact(artifact);
  if (!/\.(yaml|json)$/.test(path) || read.has(text)) return [];
  if (read.size > 20_000) read.clear();
  read.add(text);
  const meant = canonical(JSON.parse(JSON.stringify(body)));
  const readers = path.endsWith('.json')
    ? [() => JSON.parse(text) as unknown]
    : [() => load(text), () => parse(text, { version: '1.1', maxAliasCount: 0 }) as unknown];
  const wrong = readers
    .filter((reader) => canonical(withoutHeader(reader())) !== meant)
    .map(() => `${path} is read as something else`);
  return [...wrong, ...(path.endsWith('.json') ? strings(body).flatMap((one) => unbalanced(path, one)) : [])];
}

/** A text that Terraform could not read as a template. */
function unbalanced(path: string, text: string): string[] {
  try {
    texts(text);
    return [];
  } catch (error) {
    return [`${path}: ${(error as Error).message.slice(0, 300)}`];
  }
}

function withoutHeader(read: unknown): unknown {
  const comment = (read as { readonly '//'?: { header?: string } })['//'];
  if (comment) delete comment.header;
  return read;
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
