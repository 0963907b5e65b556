import type { BackingContext, BackingSpec } from './translation';

/** Words by which somebody would switch off what is always on. */
const off: readonly unknown[] = [false, 'false', 'none', 'None', 'off', 'no', 'disable', 'disabled'];

const always: Readonly<Record<string, string>> = {
  encryption: 'encryption at rest, which is always on',
  ssl: 'TLS, which is always on',
  sslMode: 'TLS, which is always on',
};

/** Says where a spec would leave data unencrypted, at rest or on its way. */
export function checkProtection(spec: BackingSpec, { report }: Pick<BackingContext, 'report'>): void {
  for (const [key, what] of Object.entries(always))
    if (off.includes(spec[key])) report('E372', [key], `expected ${what}, got ${String(spec[key])}`);
}
