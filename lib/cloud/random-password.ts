import { Fn } from 'cdktf';

/** Minimum number of letters and digits of one hash: it has 86 characters, of which two in 64 are dropped. */
const chunk = 40;

/**
 * Random letters and digits, generated in each run, for write-only arguments only: most providers have no ephemeral password. Each hash has three times the 122 random bits of a UUID, which Terraform takes from the system's generator.
 * @see https://developer.hashicorp.com/terraform/language/functions/uuid
 */
export function randomPassword(length: number): string {
  const hashes = Array.from({ length: Math.ceil(length / chunk) }, () =>
    Fn.base64sha512(Fn.join('', [Fn.uuid(), Fn.uuid(), Fn.uuid()])),
  );
  return Fn.substr(Fn.replace(Fn.join('', hashes), '/[^A-Za-z0-9]/', ''), 0, length);
}
