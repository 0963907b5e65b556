import { doctor } from '../../lib/cli/doctor';
import type { Finding } from '../../lib/doctor/finding';
import { strata } from './fake';

const run = (findings: readonly Finding[], ...words: string[]) => {
  const asked: object[] = [];
  const verb = (...[program, setting]: Parameters<typeof doctor>) =>
    doctor(program, setting, async () => (examination) => {
      asked.push(examination);
      return { findings, problems: [] };
    });
  return strata(['doctor', ...words], { known: [verb] }).then((ran) => ({ ...ran, asked }));
};

const fine: Finding = { what: 'Node', state: 'ok', message: '24.1.0' };
const soon: Finding = {
  what: 'envoy-gateway 1.9.2',
  state: 'warning',
  message: 'ends on 2027-02-14',
  place: 'a.yaml:1:1',
};
const over: Finding = { what: 'Kubernetes 1.33', state: 'failure', message: 'ended', place: 'a.yaml:1:1' };
const lacking: Finding = { what: 'Terraform', state: 'failure', message: 'expected 1.11 or newer, got none' };

test.each([
  ['all is well', [fine], [], 0],
  ['something ends soon', [fine, soon], [], 0],
  ['something ends soon, and that is asked to be wrong', [fine, soon], ['--strict'], 2],
  ['a file asks for what has ended', [fine, soon, over], [], 2],
  ['the machine lacks something', [lacking, over], [], 1],
])('where %s, it ends accordingly', async (_, findings, words, code) => {
  expect((await run(findings, ...words)).code).toBe(code);
});

test('it reads the clock, unless a day is named', async () => {
  expect((await run([fine])).asked).toMatchObject([{ day: '2026-11-28', root: '.' }]);
  expect((await run([fine], '--as-of', '2027-01-01')).asked).toMatchObject([{ day: '2027-01-01' }]);
});

test.each(['tomorrow', '2027-02-30', '2027-1-1'])('%s is no day', async (day) => {
  const { code, err } = await run([fine], '--as-of', day);
  expect(code).toBe(2);
  expect(err).toContain('expected a day, such as 2027-01-01');
});

test('it shows what it found as a table or as JSON', async () => {
  const text = (await run([fine, over])).out;
  expect(text).toMatch(/ok +Node +24\.1\.0/);
  expect(text).toMatch(/wrong +Kubernetes 1\.33 +ended +a\.yaml:1:1/);
  const json = JSON.parse((await run([fine, over], '-o', 'json')).out) as object;
  expect(json).toMatchObject({ ok: false, day: '2026-11-28', findings: [fine, over] });
});
