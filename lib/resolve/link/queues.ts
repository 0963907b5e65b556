import type { Report } from '../../model/problem';
import { type Backing, ofKind } from '../../model/backing';
import type { MessageFilter } from '../../model/kinds/topic';
import type { FactsTable } from '../../model/facts';
import type { Service } from '../../model/service';
import { nameOf } from './bind';

/** Backings of a service, with physical names of queues in topics. */
export function withQueues(
  { backings }: Service,
  scope: readonly string[],
  facts: FactsTable,
  tell: Report,
): Backing[] {
  const queues = ofKind('queue', backings);
  const topics = ofKind('topic', backings);
  return backings.map((backing) => {
    const one = topics.find((topic) => topic === backing);
    if (!one?.options.queues.length) return backing;
    const filters: Record<string, MessageFilter> = {};
    const physical = one.options.queues.flatMap((name, index) => {
      const queue = queues.find((each) => each.name === name && each.cloud === one.cloud);
      if (queue) {
        const found = nameOf(queue, { scope, facts });
        const filter = one.options.filters?.[name];
        if (filter) filters[found] = filter;
        return found;
      }
      const known = queues.map((each) => each.name).join(', ') || 'a queue of this service';
      tell(
        'E329',
        ['integrations', 'messaging', 'topics', one.name, 'queues', index],
        `expected ${known}, got ${name}`,
      );
      return [];
    });
    const filtered = one.options.filters ? { filters } : {};
    return { ...one, options: { ...one.options, queues: physical, ...filtered } };
  });
}
