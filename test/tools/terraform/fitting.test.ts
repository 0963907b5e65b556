import { notInstalled } from '../../../tools/terraform/fitting';

const fitting = (providers: string, lacking: boolean) => ({ providers, env: {}, standIns: [], lacking });
const fittings = [
  fitting('aws 5.100.0, azurerm 4.55.0', true),
  fitting('google 6.50.0', false),
  fitting('ionos-cloud/ionoscloud 6.7.20', true),
];

const before = process.env.CI;
afterEach(() => {
  if (before === undefined) delete process.env.CI;
  else process.env.CI = before;
});

test('in CI a provider that could have been built is a failure, and an unavailable one is not', () => {
  process.env.CI = 'true';
  expect(notInstalled(fittings)).toEqual([
    'no provider for aws 5.100.0, azurerm 4.55.0: run tools/install.sh time google azurerm',
  ]);
});

test('elsewhere it is said in the notes alone', () => {
  delete process.env.CI;
  expect(notInstalled(fittings)).toEqual([]);
});
