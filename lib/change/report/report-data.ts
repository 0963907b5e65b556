import { grouped } from '../../model/grouped';
import type { ChangeReport, Consequential } from '../change-report';
import { changeHash } from '../change-hash';
import { consequences } from '../impact/impact';
import type { ReportData } from './report-schema';

/** Counts of changed objects by consequence, the hardest first. */
export function countsOf({ changes }: Pick<ChangeReport, 'changes'>): ReportData['counts'] {
  const groups = grouped(changes, ({ consequence }) => consequence);
  const words = [...consequences].reverse().filter((word) => groups.has(word));
  return Object.fromEntries(words.map((word) => [word, groups.get(word)!.length]));
}

/** A redacted report as published JSON. */
export function reportDataOf(report: ChangeReport, denied: readonly Consequential[] = []): object {
  const { from, to, notes, causes, changes, reach, graph } = report;
  return {
    version: 1,
    from,
    to,
    notes,
    counts: countsOf(report),
    denied: denied.map(changeHash),
    causes,
    changes: changes.map((one) => ({ hash: changeHash(one), ...one })),
    reach,
    graph,
  } satisfies Loose;
}

/** The keys of the published form; its values are wider in memory. */
type Loose = { readonly [K in keyof ReportData]: unknown };
