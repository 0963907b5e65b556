import fc from 'fast-check';
import { dump } from 'js-yaml';
import { isError } from '../../lib/model/problem';
import { type Documents, documents } from './documents';
import { examine, type Texts, type Verdict } from './examine';
import { mend } from './mend';
import { changes, mutated, scrambled } from './mutants';

/** Files, and what came of them. */
interface Looked extends Verdict {
  readonly files: Texts;
}

/** How a run of a property went. */
export interface Run {
  readonly cases: number;
  /** Cases that came to whole files, not to an error. */
  readonly synthesized: number;
  /** The smallest files found that it does not hold for, and why. */
  readonly failure?: Pick<Looked, 'files' | 'defects'>;
}

/** What holds for all files of a sort. */
export interface Property {
  readonly title: string;
  /** Looks at so many cases, until one fails; that one is made as small as can be. */
  readonly run: (seed: number, cases: number) => Promise<Run>;
}

/** Longest time that a case which fails is made smaller, in milliseconds. */
const patience = 60_000;

function property<Case>(title: string, cases: fc.Arbitrary<Case>, look: (one: Case) => Promise<Looked>): Property {
  return {
    title,
    async run(seed, numRuns) {
      let [seen, synthesized] = [0, 0];
      let failure: Run['failure'];
      let limit = Infinity;
      const holds = fc.asyncProperty(cases, async (one) => {
        if (Date.now() > limit) return true;
        const { files, defects, problems } = await look(one);
        if (defects.length) {
          failure = { files, defects };
          limit = Math.min(limit, Date.now() + patience);
        } else if (!failure) {
          seen += 1;
          if (!problems.some(isError)) synthesized += 1;
        }
        return defects.length === 0;
      });
      const { failed, errorInstance } = await fc.check(holds, { seed, numRuns });
      if (failed && !failure) throw errorInstance;
      return { cases: seen, synthesized, failure };
    },
  };
}

const written = (all: Documents): Texts =>
  Object.fromEntries(
    Object.entries(all).map(([file, document]) => [file, dump(document, { noRefs: true, lineWidth: -1 })]),
  );

const plainly = async (files: Texts): Promise<Looked> => ({ files, ...(await examine(files)) });

/** The properties, each over files of its own sort. */
export const properties: readonly Property[] = [
  property('by the schemas, what is wrong left out', documents, mended),
  property('with wrong values and keys, what is wrong left out', fc.tuple(documents, changes), ([all, some]) =>
    mended(mutated(all, some)),
  ),
  property('with scrambled texts', fc.tuple(documents, changes), ([all, some]) =>
    plainly(scrambled(written(all), some)),
  ),
];

/** How often what is wrong is left out. */
const rounds = 7;

/** Looks at files, and at what is left of them without what is wrong. */
async function mended(all: Documents): Promise<Looked> {
  let now = all;
  for (let round = 0; ; round++) {
    const looked = await plainly(written(now));
    if (looked.defects.length || round === rounds || !looked.problems.some(isError)) return looked;
    now = mend(now, looked.problems, round);
  }
}
