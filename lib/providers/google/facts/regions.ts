import type { Offer } from '../../../model/offers';

/** @see https://cloud.google.com/compute/docs/regions-zones */
export const regions: Offer = {
  what: 'a region of Google Cloud',
  values: [
    ...['africa-south1', 'asia-east1', 'asia-east2', 'asia-northeast1', 'asia-northeast2', 'asia-northeast3'],
    ...['asia-south1', 'asia-south2', 'asia-southeast1', 'asia-southeast2', 'asia-southeast3'],
    ...['australia-southeast1', 'australia-southeast2', 'europe-central2', 'europe-north1', 'europe-north2'],
    ...['europe-southwest1', 'europe-west1', 'europe-west2', 'europe-west3', 'europe-west4', 'europe-west6'],
    ...['europe-west8', 'europe-west9', 'europe-west10', 'europe-west12', 'me-central1', 'me-central2', 'me-west1'],
    ...['northamerica-northeast1', 'northamerica-northeast2', 'northamerica-south1', 'southamerica-east1'],
    ...['southamerica-west1', 'us-central1', 'us-east1', 'us-east4', 'us-east5', 'us-south1', 'us-west1', 'us-west2'],
    ...['us-west3', 'us-west4'],
  ],
  newer:
    /^(africa|asia|australia|europe|me|northamerica|southamerica|us)-(north|south|east|west|central|northeast|northwest|southeast|southwest)\d{1,2}$/,
};

/** Where copies may lie: several regions too. @see https://cloud.google.com/storage/docs/locations and https://cloud.google.com/sql/docs/postgres/backup-recovery/backups */
export const locations: Offer = {
  ...regions,
  what: 'a region or multi-region of Google Cloud',
  values: [...regions.values, 'us', 'eu', 'asia', 'nam4', 'eur4', 'eur5', 'eur7', 'eur8', 'asia1'],
};

const otherwise: Readonly<Record<string, string>> = {
  'us-central1': 'abcf',
  'us-east1': 'bcd',
  'europe-west1': 'bcd',
};

/** Zones of a region: most have a, b and c, some begin or end elsewhere. @see https://cloud.google.com/compute/docs/regions-zones */
export function zonesOf(region: string): Offer {
  const letters = Object.hasOwn(otherwise, region) ? otherwise[region]! : 'abc';
  return { what: `a zone of ${region}`, values: [...letters].map((letter) => `${region}-${letter}`) };
}
