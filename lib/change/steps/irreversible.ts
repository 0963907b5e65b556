import type { Consequential } from '../change-report';
import type { Impact } from '../impact/impact';

/** The impact of a change that cannot be undone: data is lost, or a resource with data is made again. */
export function irreversibleIn({ impacts }: Pick<Consequential, 'impacts'>): Impact | undefined {
  return impacts.find(({ consequence }) => consequence === 'data-loss');
}

/** Consequences that stop what runs for a while. */
const stopping = new Set(['restart-with-downtime', 'replacement', 'data-loss']);

/** Types that serve nothing while they run: a new one in the place of an old one stops nothing. */
const batch = new Set(['batch/Job', 'batch/CronJob']);

/** Whether a change stops what runs for a while. */
export function stops({ type, impacts }: Pick<Consequential, 'type' | 'impacts'>): boolean {
  return !batch.has(type) && impacts.some(({ consequence }) => stopping.has(consequence));
}
