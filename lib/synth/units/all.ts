import { gather, isError, type Outcome } from '../../model/problem';
import type { Unit } from '../../model/unit';
import type { Sources } from '../../spec/load';
import type { Selection } from '../selection';
import { type Toolkit, tablesOf } from '../toolkit';
import { type Aggregate, aggregate } from './aggregate';
import { analyze, listingOf } from './analyze';
import { assemble, indexOf } from './assemble';
import { distinct } from './distinct';
import { type Tables, parseText, settleContext } from './platform';
import { ordered, takeSnapshot } from './snapshot';
import { unknownNames } from './unknown-names';

/** The parts of reading that may be remembered. */
export interface ReadServices {
  readonly context: typeof settleContext;
  readonly analyze: typeof analyze;
  readonly assemble: typeof assemble;
}

const readServices: ReadServices = { context: settleContext, analyze, assemble };

/** Every unit of a selection. */
export interface AllUnits extends Aggregate {
  readonly units: readonly Unit[];
}

const nothing: AllUnits = { units: [], data: [], stacks: [], clusters: [], ownerships: [] };

/** Reads and links every platform of a selection in this thread, without a cache. */
export function readAll(root: string, toolkit: Toolkit, selection: Selection = {}): Outcome<AllUnits> {
  const { value: snapshot, problems } = takeSnapshot(root, selection);
  const tables = tablesOf(toolkit);
  const { value: read, problems: found } = gather(snapshot.platforms.map((one) => unitsOf(one, tables)));
  const all = <K extends keyof AllUnits>(key: K) =>
    read.flatMap((one) => one[key] as unknown[]) as unknown as AllUnits[K];
  return {
    value: {
      units: all('units'),
      data: all('data'),
      stacks: all('stacks'),
      clusters: all('clusters'),
      ownerships: all('ownerships'),
    },
    problems: [...problems, ...found, ...unknownNames(selection, snapshot)],
  };
}

/** Every unit of a platform, and all problems of its files. @param read - how services are read, if not each time anew */
export function unitsOf(
  found: Sources,
  known: Omit<Tables, 'parse'> & Partial<Tables>,
  read: ReadServices = readServices,
): Outcome<AllUnits> {
  const sources = ordered(found);
  const tables = { parse: parseText, ...known };
  const { value: context, problems } = read.context(sources, tables);
  if (!context) return { value: nothing, problems: distinct(problems) };

  const analyses = sources.services.map((one) => read.analyze(one, context, tables));
  const index = indexOf(analyses.map(listingOf), context);
  const assembled = analyses.map((analysis) => ({
    ...read.assemble(analysis, index, context, tables),
    analysis: () => analysis,
  }));
  const own = [...problems, ...assembled.flatMap((one) => one.problems)];
  const across = aggregate(assembled, context, tables, own.some(isError));
  return {
    value: { ...across.value, units: assembled.flatMap(({ units }) => units) },
    problems: distinct([...own, ...across.problems]),
  };
}
