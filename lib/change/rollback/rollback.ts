import { resolve } from 'node:path';
import type { Problem } from '../../model/problem';
import type { Cause } from '../cause/cause';
import type { ChangeReport, Consequential } from '../change-report';
import { type Compared, type DiffOptions, compare } from '../diff';
import { irreversibleIn } from '../steps/irreversible';
import type { Part } from '../steps/part';
import { planOf, partsOf } from '../steps/plan';
import type { Plan } from '../steps/step';
import { type Remedy, remedyOf } from './remedies';
import { type Restored, restoredFiles } from './restored-files';

/** One object that a rollback of specs does not bring back as it was. */
export interface Lasting {
  readonly change: Consequential;
  /** Why it does not return, and what to do instead. */
  readonly remedy: Remedy;
}

/** How a change is taken back. */
export interface Rollback {
  readonly problems: readonly Problem[];
  /** Revision whose specs return. */
  readonly to: string;
  /** Objects that return as their specs do. */
  readonly returning: readonly Consequential[];
  /** Objects that need a restore, or that never return. */
  readonly lasting: readonly Lasting[];
  /** Changed keys that stay as they are now, since their return would be refused. */
  readonly kept: readonly Cause[];
  /** Files of specs to write. */
  readonly files: readonly Restored[];
  readonly plan: Plan;
  /** What changes back in each environment. */
  readonly parts: readonly Part[];
}

/** How to take the change since a revision back: its specs return, since Flux would undo anything else. @param options - `from` is what is taken back, the files on disk by default */
export async function rollback({ to, ...options }: DiffOptions & { readonly to: string }): Promise<Rollback> {
  const forward = await compare({ ...options, from: to, to: options.from });
  const from = options.from ?? resolve(options.root);
  const back = await compare({ ...options, from, to }, undefined, { withDeliveries: true });
  const lasting = lastingIn(forward.report, back.report);
  const kept = keptIn(back.report);
  return {
    problems: back.report.problems,
    to,
    returning: back.report.changes.filter(
      (one) => !lasting.some(({ change }) => change.name === one.name && change.file === one.file),
    ),
    lasting,
    kept,
    files: restoredFiles(back, kept),
    plan: planOf(withoutKept(back, kept)),
    parts: partsOf(back),
  };
}

/** What does not return by itself: what the change destroyed, and what may not change back. */
function lastingIn(forward: ChangeReport, back: ChangeReport): Lasting[] {
  const lost = forward.changes.filter((one) => irreversibleIn(one) !== undefined);
  const refused = back.changes.filter(({ impacts }) => impacts.some(({ consequence }) => consequence === 'refused'));
  return [
    ...lost.map((change) => ({ change, remedy: remedyOf(change, 'lost') })),
    ...refused.map((change) => ({ change, remedy: remedyOf(change, 'refused') })),
  ];
}

/** Keys of Terraform's fields that may not change back. */
function keptIn({ changes, causes }: ChangeReport): Cause[] {
  const refused = changes.filter(
    ({ layer, impacts }) => layer === 'terraform' && impacts.some(({ consequence }) => consequence === 'refused'),
  );
  const ids = new Set(
    refused.flatMap(({ fields, impacts }) => {
      const bad = impacts.filter(({ consequence }) => consequence === 'refused').map(({ field }) => field?.join('.'));
      return fields.filter(({ path }) => bad.includes(path.join('.'))).flatMap((field) => field.causes);
    }),
  );
  return causes.filter(({ id }) => ids.has(id));
}

/** The comparison without the effects of kept keys. */
function withoutKept({ report, platforms }: Compared, kept: readonly Cause[]): Compared {
  const ids = new Set(kept.map(({ id }) => id));
  const stays = (causes: readonly string[]) => causes.length > 0 && causes.every((id) => ids.has(id));
  const changes = report.changes
    .map((one) => ({ ...one, fields: one.fields.filter(({ causes }) => !stays(causes)) }))
    .filter(({ causes }) => !stays(causes))
    .map((one) => ({ ...one, impacts: one.impacts.filter(({ consequence }) => consequence !== 'refused') }));
  return { report: { ...report, changes }, platforms };
}
