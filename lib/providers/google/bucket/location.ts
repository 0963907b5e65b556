import { sharedContinent } from '../facts/bucket';

/** Where the objects of a bucket are. */
export interface BucketLocation {
  readonly location: string;
  /** The two regions of a dual region of one's own choice. @default - one place */
  readonly dataLocations?: string[];
  /** Where a key that encrypts them must be. @see https://cloud.google.com/storage/docs/encryption/customer-managed-keys#restrictions */
  readonly keyLocation: string;
}

/** Locations of keys, by locations of buckets that are no regions. @see https://cloud.google.com/kms/docs/locations */
const keyLocations: Readonly<Record<string, string>> = {
  US: 'us',
  EU: 'europe',
  ASIA: 'asia',
  NAM4: 'nam4',
  EUR4: 'eur4',
  ASIA1: 'asia1',
};

/** One region, or two that both hold every object. @throws where two regions share no continent */
export function bucketLocation(region: string, replicaRegion?: string, asked?: string): BucketLocation {
  if (asked) return { location: asked, keyLocation: keyLocations[asked]! };
  if (!replicaRegion || replicaRegion === region) return { location: region.toUpperCase(), keyLocation: region };
  const location = sharedContinent(region, replicaRegion);
  if (!location) throw new Error(`no dual region of ${region} and ${replicaRegion}: settle reports this at its line`);
  const dataLocations = [region, replicaRegion].map((one) => one.toUpperCase());
  return { location, dataLocations, keyLocation: keyLocations[location]! };
}
