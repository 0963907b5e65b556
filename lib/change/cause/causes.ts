import type { ObjectChange } from '../diff/object-change';
import { effectsOf, idsOf } from './effects';
import type { KeyChange } from './key-changes';

/** The object changes that some of the changed keys make alone. */
export type Evaluate = (keys: readonly KeyChange[]) => Promise<readonly ObjectChange[]>;

/** Most evaluations of several keys in one comparison; what is left then is put down to all keys. */
const most = 400;

/** Which changed keys cause each effect, by its id: found by applying each key alone, and for what none does alone, by leaving out one after the other. */
export async function causesOf(
  changes: readonly ObjectChange[],
  keys: readonly KeyChange[],
  evaluate: Evaluate,
): Promise<ReadonlyMap<string, readonly KeyChange[]>> {
  const effects = [...new Set(changes.flatMap(idsOf))];
  if (keys.length <= 1) return new Map(effects.map((id) => [id, keys]));
  const evaluator = new Evaluator(keys, evaluate);
  const found = new Map<string, KeyChange[]>();
  for (const key of keys) {
    const alone = await evaluator.effects([key]);
    for (const id of effects) if (alone.has(id)) found.set(id, [...(found.get(id) ?? []), key]);
  }
  for (const id of effects) if (!found.has(id)) found.set(id, [...(await evaluator.least(id))]);
  return found;
}

/** Evaluates each set of keys once, and finds those that have an effect only together. */
class Evaluator {
  private readonly evaluated = new Map<string, ReadonlySet<string>>();
  private readonly minimal: (readonly KeyChange[])[] = [];

  constructor(
    private readonly keys: readonly KeyChange[],
    private readonly evaluate: Evaluate,
  ) {}

  /** Ids of all effects of some keys. */
  async effects(keys: readonly KeyChange[]): Promise<ReadonlySet<string>> {
    const id = keys.map(({ cause }) => cause.id).join('\n');
    const known = this.evaluated.get(id) ?? effectsOf(await this.evaluate(keys));
    this.evaluated.set(id, known);
    return known;
  }

  /** The fewest keys, leaving out one after the other, that still have an effect. */
  async least(id: string): Promise<readonly KeyChange[]> {
    for (const known of this.minimal) if ((await this.effects(known)).has(id)) return known;
    let kept = this.keys;
    for (const key of this.keys) {
      const without = kept.filter((one) => one !== key);
      if (without.length > 0 && this.mayGoOn() && (await this.effects(without)).has(id)) kept = without;
    }
    this.minimal.push(kept);
    return kept;
  }

  /** Whether there may be more evaluations, besides those of each key alone. */
  private mayGoOn(): boolean {
    return this.evaluated.size - this.keys.length < most;
  }
}
