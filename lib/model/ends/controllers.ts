import { type End, lastDay, rows } from './end';

const raise = (name: string) => `a newer release of Strata, which installs a newer ${name}`;

/** Ends of support of the controllers that Strata installs, by versions of charts and their contents. */
export const controllers: readonly End[] = [
  ...rows(
    {
      what: 'envoy-gateway',
      where: '*',
      source: 'https://gateway.envoyproxy.io/news/releases/matrix/',
      instead: raise('Envoy Gateway'),
    },
    { '1.6': '2026-05-13', '1.7': '2026-08-05', '1.8': '2026-11-08', '1.9': '2027-02-14' },
  ),
  ...rows(
    {
      what: 'ingress-nginx',
      where: '*',
      source: 'https://kubernetes.io/blog/2025/11/11/ingress-nginx-retirement/',
      instead: 'gateway: envoy in platform.yaml; ingress-nginx gets no fixes any more',
    },
    { '*': ['2026-03-31', lastDay] },
  ),
  ...rows(
    {
      what: 'kong',
      where: '*',
      source: 'https://developer.konghq.com/gateway/version-support-policy/',
      instead: 'gateway: envoy in platform.yaml; 3.9 is the last minor version of Kong’s community edition',
    },
    { '0.24': ['2025-12-12', 'the date of the enterprise edition of Kong 3.9; the community edition has none'] },
  ),
  ...rows(
    {
      what: 'cert-manager',
      where: '*',
      source: 'https://cert-manager.io/docs/releases/',
      instead: raise('cert-manager'),
    },
    { '1.21': ['2027-02-28', 'cert-manager supports the two newest releases: the day after the next but one'] },
  ),
];
