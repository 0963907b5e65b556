import { nearMissOf } from '../near-miss';

/** Common suffixes of names of Services. */
const words = ['svc', 'service', 'services', 'srv', 'server', 'headless', 'master', 'primary'];

/** The Service that a host probably refers to: with a typo, a suffix, or the platform as prefix. */
export function likelyOf(host: string, served: readonly string[], platform: string): string | undefined {
  const plain = host.replace(/_/g, '-');
  const own = plain.startsWith(`${platform}-`) ? plain.slice(platform.length + 1) : plain;
  const candidates = [plain, own, shortened(own)].filter((one) => one !== undefined);
  const exact = candidates.find((one) => one !== host && served.includes(one));
  const longer = served.find((one) => candidates.includes(shortened(one) ?? one));
  return exact ?? longer ?? candidates.map((one) => nearMissOf(one, served)).find((one) => one !== undefined);
}

/** A name without its suffix, in any spelling. */
function shortened(name: string): string | undefined {
  const [, first, last] = /^(.+)-([a-z]+)$/.exec(name) ?? [];
  return last && (words.includes(last) || nearMissOf(last, words)) ? first : undefined;
}
