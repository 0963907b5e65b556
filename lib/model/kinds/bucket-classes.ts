import type { BucketOptions, LifecycleRule } from './bucket';

/** Rules of a cloud for transitions between storage classes. */
export interface ClassLaws {
  /** Classes in the only order of transitions, the most expensive to store first. */
  readonly order: readonly string[];
  /** Days until an object may move to a class. @default - at once */
  readonly earliest?: Readonly<Record<string, number>>;
  /** Days in a class until an object may move on. @default - one */
  readonly stay?: Readonly<Record<string, number>>;
}

/** A transition to a class. */
export interface ClassMove {
  /** The option that sets it, neutral or the cloud's own. */
  readonly option: string;
  readonly days?: number;
  readonly to: string;
}

/** The transitions of options on a cloud. */
export interface ClassMoves {
  /** Class of new objects. */
  readonly from: string;
  readonly all: readonly ClassMove[];
  /** Those of a prefix. */
  readonly ofRule: (rule: LifecycleRule) => readonly ClassMove[];
}

/** Conflicts of options on a cloud, by option. */
export interface Objection {
  readonly option: string;
  readonly why: string;
  /** Index of the rule among `rules`. @default - all objects */
  readonly rule?: readonly number[];
}

interface Move extends ClassMove {
  readonly days: number;
}

interface Ageing extends Pick<BucketOptions, 'retentionDays'> {
  readonly from: string;
  readonly moves: readonly Move[];
}

/** Conflicts of a lifecycle. */
export function objectionsTo(
  { retentionDays, rules = [] }: Pick<BucketOptions, 'retentionDays' | 'rules'>,
  { from, all, ofRule }: ClassMoves,
  laws: ClassLaws,
): readonly Objection[] {
  const ofAll = against({ from, moves: inTime(all), retentionDays }, laws);
  const ofRules = rules.flatMap((one, index) =>
    against({ from, moves: inTime(ofRule(one)), retentionDays: one.retentionDays }, laws).map((found) => ({
      ...found,
      option: 'rules',
      rule: [index],
      why: `${one.name}: ${found.why}`,
    })),
  );
  return [...ofAll, ...ofRules];
}

function inTime(moves: readonly ClassMove[]): readonly Move[] {
  return moves.filter((one): one is Move => one.days !== undefined).sort((a, b) => a.days - b.days);
}

function against(ageing: Ageing, laws: ClassLaws): readonly Objection[] {
  const { moves } = ageing;
  const found = moves.flatMap((move, index) => againstMove(move, moves[index - 1], ageing, laws));
  return [...found, ...againstEnd(moves, ageing)];
}

function againstMove(move: Move, before: Move | undefined, { from }: Ageing, laws: ClassLaws): readonly Objection[] {
  const { order, earliest = {}, stay = {} } = laws;
  const { option, days, to } = move;
  const source = before?.to ?? from;
  const least = Math.max(earliest[to] ?? 0, before ? before.days + (stay[source] ?? 1) : 0);
  if (order.indexOf(to) <= order.indexOf(source))
    return [{ option, why: `expected a class that is colder than ${source}, where objects are by then, got ${to}` }];
  if (days >= least) return [];
  const why = `expected ${least} days or more until objects move to ${to}`;
  return [{ option, why: `${why}${before ? `, from ${source} since day ${before.days}` : ''}, got ${days}` }];
}

function againstEnd(moves: readonly Move[], { retentionDays }: Ageing): readonly Objection[] {
  const last = moves.at(-1);
  if (retentionDays === undefined || !last || retentionDays > last.days) return [];
  const why = `expected more days than the ${last.days} until objects move to ${last.to}, got ${retentionDays}`;
  return [{ option: 'retentionDays', why }];
}
