import { resolve } from 'node:path';
import { lastDay } from '../model/ends/end';
import type { Problem } from '../model/problem';
import type { Found } from '../model/uses';
import { clouds } from '../providers/registry';
import { type EndOfLife, dateOf, endOfLifeBy, placeOf } from '../resolve/platform/end-of-life';
import type { Selection } from '../synth/selection';
import { usesIn } from '../synth/uses';
import type { Finding } from './finding';
import { examinePrograms, type RunProgram, runProgram } from './programs';
import { examineFolder, examineNode, examinePackages } from './surroundings';

/** Options of an examination. */
export interface Examination extends Pick<Selection, 'platform' | 'environment' | 'service'> {
  readonly root: string;
  /** Today, such as `2026-11-28`. */
  readonly day: string;
  /** Days before an end with a warning. @default 90 */
  readonly within?: number;
  /** @default - programs of this machine */
  readonly run?: RunProgram;
  /** @default - the one that runs */
  readonly node?: string;
}

/** Findings about a repository, its product versions and required programs. */
export function examine({
  root,
  day,
  within = 90,
  run = runProgram,
  node = process.version,
  ...selection
}: Examination): { readonly findings: readonly Finding[]; readonly problems: readonly Problem[] } {
  const folder = resolve(root);
  const around = [examineNode(node, day), ...examineFolder(folder, run)];
  if (around.some(({ what, state }) => what === 'folder' && state === 'failure'))
    return { findings: around, problems: [] };
  const {
    value: { found, clouds: used },
    problems,
  } = usesIn(root, selection);
  const byTerraform = used.filter((name) => clouds[name]?.facts.layer === 'terraform');
  return {
    findings: [
      ...around,
      ...examinePrograms(folder, byTerraform.length > 0, run),
      ...examinePackages(folder, byTerraform, clouds),
      ...ages(found, day, within),
    ],
    problems,
  };
}

/** Ended and soon ending support; one line if there is none. */
function ages(uses: readonly Found[], day: string, within: number): Finding[] {
  const found = endOfLifeBy(later(day, within), uses).map((one) => agedOf(one, day));
  const message = `none of ${uses.length} versions in use ends within ${within} days`;
  return found.length > 0 ? found : [{ what: 'ends', state: 'ok', message }];
}

function agedOf({ what, version, where, place, end }: EndOfLife, day: string): Finding {
  const isOver = end.date <= day;
  return {
    what: `${what} ${version}${placeOf({ where, end })}`,
    state: isOver && (end.unverified ?? lastDay) === lastDay ? 'failure' : 'warning',
    message: `${isOver ? 'ended' : 'ends'} on ${dateOf(end)}; remedy: ${end.instead}`,
    place: `${place.file}:${place.line}:${place.column}`,
    ends: end.date,
    source: end.source,
  };
}

/** The day so many days after another one. */
export function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
