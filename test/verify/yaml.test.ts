import { stringify } from 'yaml';
import { roundTrip, yaml } from '../../tools/checks/yaml';

jest.setTimeout(120_000);

test('a printer that leaves on, yes and 0x1f unquoted is found out', async () => {
  const { failures, checked } = await roundTrip((value) => stringify(value), 50);
  for (const trap of ['on', 'yes', '1_000'])
    expect(failures).toContainEqual(expect.stringContaining(`{"k${trap}":"${trap}"} printed as`));
  expect(failures.length).toBeLessThan(checked);
});

test('a printer that forgets to escape is found out', async () => {
  const { failures } = await roundTrip((value) => JSON.stringify(value).replaceAll('\\\\', ''), 50);
  expect(failures.length).toBeGreaterThan(0);
});

test('our own printer holds', async () => {
  const scratch = { dist: '', scratch: '', clusters: [], say: () => undefined };
  expect((await yaml.run(scratch)).failures).toEqual([]);
});
