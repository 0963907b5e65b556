import { phase } from '../render';
import { unit } from '../unit';

const account = (given: Parameters<typeof unit>[0] = {}) =>
  Object.values(phase(unit(given), 'bindings')).find(({ kind }) => kind === 'ServiceAccount')!;

test('an account says what its identities want to read there, and nothing else', () => {
  const accountAnnotations = { 'iam.gke.io/gcp-service-account': 'shop@project.iam.gserviceaccount.com' };
  expect(account({ accountAnnotations }).metadata.annotations).toEqual(accountAnnotations);
  expect(account().metadata.annotations).toBeUndefined();
});
