import { nearMissOf } from '../near-miss';

/** Words that people put after the name of a Service. */
const words = ['svc', 'service', 'services', 'srv', 'server', 'headless', 'master', 'primary'];

/** The Service that a host was probably meant to be, but for a slip, a word after it or the platform before it. */
export function likelyOf(host: string, served: readonly string[], platform: string): string | undefined {
  const plain = host.replace(/_/g, '-');
  const own = plain.startsWith(`${platform}-`) ? plain.slice(platform.length + 1) : plain;
  const candidates = [plain, own, shortened(own)].filter((one) => one !== undefined);
  const exact = candidates.find((one) => one !== host && served.includes(one));
  const longer = served.find((one) => candidates.includes(shortened(one) ?? one));
  return exact ?? longer ?? candidates.map((one) => nearMissOf(one, served)).find((one) => one !== undefined);
}

/** A name without the word after it, however that is spelled. */
function shortened(name: string): string | undefined {
  const [, first, last] = /^(.+)-([a-z]+)$/.exec(name) ?? [];
  return last && (words.includes(last) || nearMissOf(last, words)) ? first : undefined;
}
