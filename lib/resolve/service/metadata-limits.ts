import { checkPart } from '../../api/check';
import { mostData } from '../../api/rules/objects';
import type { ConfigFile } from '../../model/parts/config';
import type { Metadata } from '../../model/parts/metadata';
import type { Locator, Problem } from '../../model/problem';

/** Reports labels and annotations that the API server refuses. */
export function checkWords({ labels, annotations }: Metadata, locateMetadata: Locator): Problem[] {
  return checkPart('V1ObjectMeta', { labels, annotations }).map(({ path, message }) => ({
    ...locateMetadata(path),
    code: 'E390',
    message,
  }));
}

/** Reports files that exceed the size of a ConfigMap. */
export function checkFiles(files: readonly ConfigFile[], locate: Locator): Problem[] {
  const sum = files.reduce((whole, { content }) => whole + Buffer.byteLength(content), 0);
  const message = `expected at most ${mostData} bytes of all files together, got ${sum}`;
  return sum > mostData ? [{ ...locate(['config', 'files']), code: 'E390', message }] : [];
}
