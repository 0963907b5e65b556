import { join } from 'node:path';
import { readBody } from '../../../tools/terraform/body';
import { awsCases } from '../../../tools/terraform/impact-cases-aws';
import { azurermCases } from '../../../tools/terraform/impact-cases-azurerm';
import { googleCases } from '../../../tools/terraform/impact-cases-google';
import { hardest } from '../../../lib/change/impact/impact';
import { trialsOf } from '../../../tools/terraform/impact-trial';
import { readStacks } from '../../../tools/terraform/stacks';

const stacks = readStacks(join(__dirname, '../../../dist')).map(readBody);
const all = [...awsCases, ...azurermCases, ...googleCases];

test('there are cases enough of each provider', () => {
  expect(awsCases.length).toBeGreaterThanOrEqual(75);
  expect(azurermCases.length).toBeGreaterThanOrEqual(50);
  expect(googleCases.length).toBeGreaterThanOrEqual(50);
});

test('every case has the consequence that stands beside it', () => {
  const wrong = trialsOf(all, stacks).flatMap(({ title, impacts, one }) =>
    hardest(impacts) === one.says ? [] : [`${title}: ${hardest(impacts)}`],
  );
  expect(wrong).toEqual([]);
});

test('every impact of a case has its rule, its source and a reason in one line', () => {
  const impacts = trialsOf(all, stacks).flatMap((trial) => trial.impacts);
  for (const { rule, source, reason } of impacts) {
    expect(rule).toMatch(/^[a-z0-9-]+$/);
    expect(source).not.toBe('');
    expect(reason).toMatch(/^[^\n]+$/);
  }
});

test('at most a tenth of the cases is unknown', () => {
  const unknown = all.filter(({ says }) => says === 'unknown');
  expect(unknown.length / all.length).toBeLessThanOrEqual(0.1);
});
