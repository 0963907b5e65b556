import { mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DiskError } from '../../files/disk-error';
import { demandInside } from '../../files/inside';
import { replaceFile } from '../../files/replace-file';
import type { Restored } from './restored-files';

/** Writes specs; each file as a whole or not at all. */
export function writeFiles(root: string, files: readonly Restored[]): void {
  for (const { file, text } of files) {
    const path = join(root, file);
    demandInside(root, path);
    if (text === undefined) rmSync(path, { force: true });
    else {
      mkdirSync(dirname(path), { recursive: true });
      if (!replaceFile(path, text)) throw new DiskError(path, 'it could not be written');
    }
  }
}
