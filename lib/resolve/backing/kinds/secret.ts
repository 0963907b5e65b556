import { factsOf } from '../../../model/facts';
import type { Translation } from '../translation';

/** A secret. */
export const secret: Translation<'secret'> = {
  options: { generateLength: 'generate', recoveryDays: 'recoveryDays' },
  essential: [],
  seen: [],
  implied: ({ environment, facts }, _spec, cloud) => {
    const known = factsOf(facts, cloud, 'secret');
    const held = 'nameHeld' in known && known.nameHeld === true && !environment.deletionProtection;
    return held ? { recoveryDays: 0 } : {};
  },
};
