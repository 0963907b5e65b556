import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ChangeReport } from '../change-report';
import { diff } from '../diff';
import type { Restored } from '../rollback/restored-files';
import { writeFiles } from '../rollback/write-files';

/** What edited files of specs would change, compared in a temporary copy. */
export async function preview(root: string, files: readonly Restored[], platform?: string): Promise<ChangeReport> {
  const folder = mkdtempSync(join(tmpdir(), 'strata-promote-'));
  try {
    for (const one of ['apps', 'services'])
      if (existsSync(join(root, one))) cpSync(join(root, one), join(folder, one), { recursive: true });
    writeFiles(folder, files);
    const report = await diff({ root, from: resolve(root), to: folder, platform });
    return { ...report, from: 'now', to: 'after the promotion' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
