import * as crypto from 'node:crypto';

/** SHA-256 in base64. */
export function digestOf(bytes: string | Uint8Array): string {
  return sha256(bytes, 'base64');
}

/** SHA-256 in hexadecimal, which may name a file. */
export function hexOf(bytes: string | Uint8Array): string {
  return sha256(bytes, 'hex');
}

/** Node has a one-shot hash from 20.12 on: for short texts it is twice as fast. */
const { hash } = crypto as { readonly hash?: typeof crypto.hash };

function sha256(bytes: string | Uint8Array, encoding: crypto.BinaryToTextEncoding): string {
  return hash ? hash('sha256', bytes, encoding) : crypto.createHash('sha256').update(bytes).digest(encoding);
}
