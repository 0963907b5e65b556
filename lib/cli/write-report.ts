import { lstatSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { onDisk } from '../files/disk-error';
import { UsageError } from './usage-error';

/** Writes a report to a file that the user named; a link in its place may be an attacker's, unless it is a device. */
export function writeReport(file: string, text: string): void {
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && !resolve(file).startsWith('/dev/'))
    throw new UsageError(`${file}: expected a file, got a symbolic link; name the file itself`);
  onDisk(file, () => writeFileSync(file, text));
}
