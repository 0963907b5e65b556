/** `de-fra` and `de-fra-2` as IONOS spells them: `de/fra`, `de/fra/2`. @see https://docs.ionos.com/cloud/support/general-information/locations */
export function locationOf(region: string): string {
  return region.replace(/-/g, '/');
}

/** Region of the object storage by location. @see https://docs.ionos.com/cloud/storage-and-backup/ionos-object-storage/endpoints */
const storage: Readonly<Record<string, string>> = {
  'de-fra': 'eu-central-4',
  'de-fra-2': 'eu-central-4',
  'de-txl': 'eu-central-3',
  'us-ewr': 'us-central-1',
  'us-las': 'us-central-1',
  'us-mci': 'us-central-1',
};

/** Region of the object storage nearest to a location: Berlin, where there is none near. */
export function storageRegion(region: string): string {
  return storage[region] ?? 'eu-central-3';
}

/** Where a region of the object storage speaks S3. */
export function storageEndpoint(storageRegion: string): string {
  return `https://s3.${storageRegion}.ionoscloud.com`;
}
