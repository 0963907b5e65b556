import type { Translation } from './translation';

/** A secret. */
export const secret: Translation<'secret'> = {
  options: { generateLength: 'generate', recoveryDays: 'recoveryDays' },
  essential: [],
  seen: [],
};
