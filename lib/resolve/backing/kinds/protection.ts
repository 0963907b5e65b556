import { type FixedKey, checkFixedKeys } from '../fixed-key';
import { toObject } from './to-object';
import type { BackingContext, BackingSpec } from '../translation';

/** Values that would disable protection that is always on. */
const off: readonly unknown[] = [false, 'false', 'none', 'None', 'off', 'no', 'disable', 'disabled', 'allow', 'prefer'];

const atRest = 'encryption at rest, which is always on';
const tls = 'TLS, which is always on';

/** Keys whose disabling is an error. */
const kept: readonly (readonly [path: readonly [string, ...string[]], what: string])[] = [
  [['encryption', 'enabled'], atRest],
  [['encryption', 'atRest'], atRest],
  [['encryption', 'inTransit'], tls],
  [['ssl', 'enabled'], tls],
  [['ssl', 'mode'], tls],
  [['sslMode'], tls],
];

/** Words for AES-256 with a key of its own. */
const algorithms = [
  'AES256',
  'AES-256',
  'aes256',
  'aes-256',
  'aws:kms',
  'aws:kms:dsse',
  'KMS',
  'kms',
  'SSE-KMS',
  'CMEK',
  'CMK',
];

const told: readonly FixedKey[] = [
  {
    path: ['encryption', 'algorithm'],
    so: algorithms,
    why: 'data is always encrypted by AES-256, with a key of the stack where the cloud has keys',
  },
  {
    path: ['encryption', 'key'],
    so: [],
    why: 'one key encrypts all data of a stack; set security.encryption.key.existing of the service',
  },
];

/** Reports disabled or different encryption, at rest or in transit. */
export function checkProtection(spec: BackingSpec, context: Pick<BackingContext, 'report'>): void {
  const whole = { ...spec, encryption: toObject(spec.encryption), ssl: toObject(spec.ssl) } as BackingSpec;
  for (const [[key, part], what] of kept) {
    const asked = part === undefined ? whole[key] : (whole[key] as BackingSpec | undefined)?.[part];
    const path = part !== undefined && typeof spec[key] === 'object' ? [key, part] : [key];
    if (off.includes(asked)) context.report('E372', path, `expected ${what}, got ${String(asked)}`);
  }
  checkFixedKeys(whole, told, context);
}
