import { hexOf } from './digest';

/** Rule of a cloud for names of one kind. */
export interface NameRule {
  /** Most characters. */
  readonly max: number;
  readonly separator: '-' | '';
}

/** A short digest of a text. */
export function digest(text: string): string {
  return hexOf(text).slice(0, 6);
}

/** A legal name: readable words, then a digest, because joined words alone are ambiguous. */
export function physicalName(identity: readonly string[], { max, separator }: NameRule): string {
  const words = identity.flatMap((part) => part.toLowerCase().match(/[a-z0-9]+/g) ?? []).join(separator);
  const readable = words.slice(0, max - 6 - separator.length).replace(/-$/, '');
  return [readable, digest(identity.join('/'))].filter(Boolean).join(separator);
}

/** Prefix of all names of a platform, as `physicalName` writes it. */
export function platformPrefix(platform: string): string {
  return (platform.toLowerCase().match(/[a-z0-9]+/g) ?? []).join('-');
}

/** `poolSize` and `pool-size` as `POOL_SIZE`. */
export function upperSnake(words: readonly string[]): string {
  return words
    .join('_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9]+/g, '_')
    .toUpperCase();
}
