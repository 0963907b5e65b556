import { type Outcome, gather } from '../model/problem';
import { type KnownServices, type Sources, load, platforms } from '../spec/load';
import type { Selection } from './scope';

/** The texts of what a selection covers. */
export interface Loaded {
  /** Names of all platforms that there are. */
  readonly platforms: readonly string[];
  readonly sources: readonly Sources[];
}

/** Reads the texts of every platform that a selection covers. */
export function loadAll(root: string, selection: Selection = {}, known?: KnownServices): Outcome<Loaded> {
  const { value: names, problems } = platforms(root);
  const chosen = names.filter((name) => !selection.platform || name === selection.platform);
  const sources = gather(chosen.map((name) => load(root, name, known)));
  return { value: { platforms: names, sources: sources.value }, problems: [...problems, ...sources.problems] };
}
