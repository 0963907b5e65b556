import { facts } from '../../../lib/providers/ionos/facts';
import { locationOf, storageEndpoint, storageRegion } from '../../../lib/providers/ionos/facts/place';

test('a location is spelled with slashes at IONOS', () => {
  expect(['de-fra', 'de-fra-2', 'us-las'].map(locationOf)).toEqual(['de/fra', 'de/fra/2', 'us/las']);
});

test('objects stand near their location, or in Berlin', () => {
  expect(['de-fra', 'de-txl', 'us-las', 'es-vit'].map(storageRegion)).toEqual([
    'eu-central-4',
    'eu-central-3',
    'us-central-1',
    'eu-central-3',
  ]);
});

test('the state is kept where the placement’s buckets are', () => {
  const placement = { region: 'de-fra', account: '1' };
  expect(facts.stateEndpoint(placement)).toBe(storageEndpoint('eu-central-4'));
});
