import { Fn } from 'cdktf';

/** Letters and digits that are left of one hash at least: it has 86, of which two in 64 fall away. */
const chunk = 40;

/**
 * Letters and digits, drawn anew in each run, for write-only arguments alone: most providers have no ephemeral password. Each
 * hash holds three times the 122 random bits of a UUID, which Terraform draws from the system's own generator.
 * @see https://developer.hashicorp.com/terraform/language/functions/uuid
 */
export function randomPassword(length: number): string {
  const hashes = Array.from({ length: Math.ceil(length / chunk) }, () =>
    Fn.base64sha512(Fn.join('', [Fn.uuid(), Fn.uuid(), Fn.uuid()])),
  );
  return Fn.substr(Fn.replace(Fn.join('', hashes), '/[^A-Za-z0-9]/', ''), 0, length);
}
