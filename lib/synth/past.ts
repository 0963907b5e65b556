import { type ServiceSources, isExtended } from '../spec/load';
import type { Grounds } from './ground';
import type { Listing } from './group';
import type { Ledger, ServiceBrief } from './ledger';
import type { Closed } from './member';
import { same } from './same';
import type { PlatformTexts } from './texts';

/** What stands of what a platform came to before. */
export interface Past {
  /** Services whose texts nobody has touched, by name. */
  readonly standing: ReadonlyMap<string, ServiceBrief>;
  /** Whether all show to each other what they showed. */
  readonly hasFaces: (listed: readonly Listing[]) => boolean;
  /** Whether all leave on the whole what they left. */
  readonly hasImprints: (closed: readonly Closed[]) => boolean;
}

/** What the last run says of a platform; nothing of it stands on other grounds. */
export function pastOf(
  grounds: Grounds,
  services: readonly ServiceSources[],
  texts: PlatformTexts,
  ledger: Ledger,
): Past {
  const platform = grounds.platform.name;
  const before = ledger.platform(platform);
  if (before?.grounds !== grounds.digest)
    return { standing: new Map(), hasFaces: () => false, hasImprints: () => false };
  const isSame = ledger.hasServices(platform, services);
  const extended = new Set(services.filter(isExtended).map(({ name }) => name));
  const standing = before.services.filter((one) => one.texts === texts.services[one.name] && !extended.has(one.name));
  const faces = ({ environments }: Pick<Listing, 'environments'>) =>
    Object.entries(environments).map(([name, { face, calls }]) => [name, face, calls]);
  return {
    standing: new Map(standing.map((one) => [one.name, one])),
    hasFaces: (listed) =>
      isSame && listed.every((one) => same(faces(ledger.knownService(platform, one.name)), faces(one))),
    hasImprints: (closed) =>
      isSame &&
      before.across.length === 0 &&
      closed.every(({ name, imprints }) => same(imprints, ledger.imprints(platform, name))),
  };
}
