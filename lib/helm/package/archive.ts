import { gzipSync } from 'fflate';
import { Header, PackSync, ReadEntry } from 'tar';

/** What differs from machine to machine, the same for all. */
const same = { mode: 0o644, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '', type: 'File' } as const;

/**
 * A chart as Helm reads it, the same bytes for the same files on every machine; zlib's would differ with the version of Node.
 *
 * @see https://helm.sh/docs/topics/charts/#chart-archives
 */
export function archiveOf(name: string, files: ReadonlyMap<string, Buffer>): Buffer {
  const pack = new PackSync({ portable: true });
  const paths = [...files.keys()].sort((a, b) => (a < b ? -1 : 1));
  for (const path of paths) {
    const content = files.get(path)!;
    const entry = new ReadEntry(new Header({ ...same, path: `${name}/${path}`, size: content.length }));
    pack.write(entry);
    entry.end(content);
  }
  pack.end();
  return Buffer.from(gzipSync(everything(pack), { mtime: 0, level: 9 }));
}

function everything(pack: PackSync): Buffer {
  const parts: Buffer[] = [];
  for (let part = pack.read(); part; part = pack.read()) parts.push(part);
  return Buffer.concat(parts);
}
