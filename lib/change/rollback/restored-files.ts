import type { Cause } from '../cause/cause';
import type { Compared } from '../diff';

/** A file of specs as a rollback or a promotion leaves it. */
export interface Restored {
  readonly file: string;
  /** @default - the file goes */
  readonly text?: string;
}

/** The files that return; keys that stay are set again in the old text, so that its comments return. */
export function restoredFiles({ platforms }: Compared, kept: readonly Cause[]): Restored[] {
  const ids = new Set(kept.map(({ id }) => id));
  return platforms.flatMap(({ texts, keys }) => {
    const files = [...new Set(keys.map(({ file }) => file))].sort();
    return files.map((file) => {
      const staying = keys.filter((one) => one.file === file && ids.has(one.cause.id));
      const old = texts.after.get(file);
      const text = staying.reduce<string | undefined>((all, { undo }) => undo(all ?? ''), old);
      return text === undefined ? { file } : { file, text };
    });
  });
}
