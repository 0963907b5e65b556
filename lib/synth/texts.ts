import { digestOf } from '../model/digest';
import type { Outcome } from '../model/problem';
import type { ServiceSources, Sources } from '../spec/load';
import type { Loaded } from './load-all';

/** Digests that tell whether anybody has touched a text. */
export interface Texts {
  /** Of all that was loaded. */
  readonly all: string;
  readonly platforms: Readonly<Record<string, PlatformTexts>>;
}

/** Digests of a platform's texts. */
export interface PlatformTexts {
  readonly all: string;
  /** By name. */
  readonly services: Readonly<Record<string, string>>;
}

/** Digests of what was loaded. */
export function textsOf({ value: { platforms: names, sources }, problems }: Outcome<Loaded>): Texts {
  const platforms = Object.fromEntries(sources.map((one) => [one.platform.name, ofPlatform(one)]));
  return { all: digest([names, problems, platforms]), platforms };
}

function ofPlatform({ platform, environments, services: all }: Sources): PlatformTexts {
  const services = Object.fromEntries(all.map((one) => [one.name, digestOfService(one)]));
  return { all: digest([platform, environments, services]), services };
}

const known = new WeakMap<ServiceSources, string>();

/** Digest of a service's texts; of one that nobody has read again, it is known. */
export function digestOfService(one: ServiceSources): string {
  const found = known.get(one) ?? digest(one);
  known.set(one, found);
  return found;
}

/** Notes the digest of a service's texts, so that nobody reads them for that. */
export function noteDigest<T extends ServiceSources>(one: T, found: string): T {
  known.set(one, found);
  return one;
}

function digest(value: unknown): string {
  return digestOf(JSON.stringify(value));
}
