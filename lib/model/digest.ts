import { createHash } from 'node:crypto';

/** SHA-256 in base64. */
export function digestOf(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64');
}

/** SHA-256 in hexadecimal, which may name a file. */
export function hexOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
