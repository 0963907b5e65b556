import { X509Certificate } from 'node:crypto';
import { clouds } from '../../lib/providers/registry';

const of = async (cloud: string, region: string) => (await clouds[cloud]!.certificates?.())?.({ region, account: '1' });
const names = (pem: string) =>
  [...pem.matchAll(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\n/g)].map(
    ([one]) => /^CN=(.*)$/m.exec(new X509Certificate(one).subject)![1],
  );

test('databases of AWS are known by the roots of their region, whatever their algorithm, and no others', async () => {
  expect(names((await of('aws', 'eu-central-1'))!).sort()).toEqual([
    'Amazon RDS eu-central-1 Root CA ECC384 G1',
    'Amazon RDS eu-central-1 Root CA RSA2048 G1',
    'Amazon RDS eu-central-1 Root CA RSA4096 G1',
  ]);
  expect(await of('aws', 'nowhere-1')).toBeUndefined();
});

test('databases of Azure are known by the public roots that Azure names', async () => {
  expect(names((await of('azure', 'westeurope'))!)).toEqual([
    'DigiCert Global Root CA',
    'DigiCert Global Root G2',
    'Microsoft RSA Root Certificate Authority 2017',
  ]);
});

test('a root outlives what it signs', async () => {
  for (const cloud of ['aws', 'azure'])
    for (const [one] of (await of(cloud, 'us-east-1'))!.matchAll(/-----BEGIN[^-]*-----[^-]*-----END CERTIFICATE-----/g))
      expect(new Date(new X509Certificate(one).validTo).getTime()).toBeGreaterThan(Date.UTC(2031, 0));
});
