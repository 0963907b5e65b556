import { grouped } from '../../model/grouped';
import type { ChangeReport, Consequential } from '../change-report';
import { rankOf } from '../impact/impact';

/** Objects that change in the same way for the same reason. */
export interface Cluster {
  /** Ids of the causes. */
  readonly causes: readonly string[];
  /** The first of them, as an example. */
  readonly sample: Consequential;
  readonly members: readonly Consequential[];
}

/** Changes that are alike, the hardest first: of one cause, type, action, consequence and fields. */
export function clustersOf({ changes }: Pick<ChangeReport, 'changes'>): Cluster[] {
  const groups = [...grouped(changes, signatureOf).values()];
  const all = groups.map((members) => ({ causes: members[0]!.causes, sample: members[0]!, members }));
  return all.sort((a, b) => rank(b) - rank(a));
}

function rank({ sample }: Cluster): number {
  return rankOf(sample.consequence);
}

/** Text that changes of one kind share: names that differ from place to place are left open. */
function signatureOf(change: Consequential): string {
  const { causes, layer, type, action, consequence, fields, name, service, environment, platform } = change;
  const names = [name.split(/[/.]/).at(-1)!, service, environment, platform].filter(
    (one) => one !== undefined && one.length > 1,
  );
  const open = (value: unknown) =>
    names.reduce<string>((text, one) => text.replaceAll(one!, '*'), JSON.stringify(value) ?? '');
  const shown = fields.map(({ path, before, after }) => [path, open(before), open(after)]);
  return JSON.stringify([causes, layer, type, action, consequence, shown]);
}
