import { LineCounter, isNode, isScalar, parseDocument, visit } from 'yaml';
import type { Position } from '../model/problem';
import type { Source } from '../spec/load';
import type { PlatformSnapshot } from '../synth/units/snapshot';

/** A change that an author lets pass, by its hash: of the platform, the environment and the service whose file says so. */
export interface Acknowledgement {
  readonly hash: string;
  readonly position: Position;
  readonly platform: string;
  /** @default - any */
  readonly environment?: string;
  /** @default - any, and what belongs to none */
  readonly service?: string;
}

/** What the files of a platform acknowledge. */
export function acknowledgementsOf(sources: PlatformSnapshot | undefined): Acknowledgement[] {
  if (!sources) return [];
  const platform = sources.name;
  return [
    ...hashesIn(sources.platform).map((one) => ({ ...one, platform })),
    ...sources.environments.flatMap((file) =>
      hashesIn(file).map((one) => ({ ...one, platform, environment: file.name })),
    ),
    ...sources.services.flatMap(({ name: service, config, overlays }) => [
      ...hashesIn(config).map((one) => ({ ...one, platform, service })),
      ...overlays.flatMap((file) =>
        hashesIn(file).map((one) => ({ ...one, platform, service, environment: file.name })),
      ),
    ]),
  ];
}

function hashesIn({ file, text }: Source): Pick<Acknowledgement, 'hash' | 'position'>[] {
  // Few files have the key, and parsing takes time.
  if (!text.includes('acknowledge')) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const found: Pick<Acknowledgement, 'hash' | 'position'>[] = [];
  const node = document.errors.length > 0 ? undefined : document.get('acknowledge', true);
  if (!isNode(node)) return [];
  visit(node, (_, one) => {
    if (!isScalar(one) || typeof one.value !== 'string') return;
    const { line, col } = lines.linePos(one.range?.[0] ?? 0);
    found.push({ hash: one.value, position: { file, line, column: col, path: 'acknowledge' } });
  });
  return found;
}
