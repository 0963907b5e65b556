import { oneOrMore } from './forms';
import { text } from './scalars';

/** Hashes of changes that may happen although `--deny` refuses them. */
export const acknowledge = oneOrMore(
  text.regex(/^change-[0-9a-f]{20}$/, { error: 'a hash that strata diff prints, such as change-0123456789abcdef0123' }),
)
  .optional()
  .describe(
    'Hashes, as strata diff prints them, of changes that may happen although --deny refuses them; without effect on dist/',
  );
