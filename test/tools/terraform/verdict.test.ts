import { marker } from '../../../tools/terraform/offline';
import { verdict } from '../../../tools/terraform/verdict';

const passed = (run: string) => ({ type: 'test_run', '@testrun': run, test_run: { run, status: 'pass' } });
const all = ['planned', 'known', 'applied'].map(passed);
const planned = (after: object, after_sensitive: object = {}, run = 'planned') => ({
  type: 'test_plan',
  '@testrun': run,
  test_plan: { resource_changes: [{ address: 'a.b', change: { after, after_sensitive } }] },
});
const say = (...messages: object[]) => verdict(messages.map((one) => JSON.stringify(one)).join('\n'), 'out of memory');

test('a stack holds when all runs pass and no plan holds a secret', () => {
  const harmless = { password: null, password_wo_version: 1, http_tokens: 'required', no_password_required: false };
  expect(say(...all, planned({ ...harmless, tags: { name: 'x' } }, { password: true }))).toEqual({
    passed: 3,
    failures: [],
  });
});

test('a value is a secret by its name or by the schema of its provider, however deep it lies', () => {
  const { failures } = say(
    ...all,
    planned(
      { user: [{ password: 'x' }], value: 'y', deep: [{ keys: ['z'] }] },
      { value: true, deep: [{ keys: true }] },
    ),
  );
  expect(failures.map((text) => text.split(' of ')[1])).toEqual(['user[0].password', 'value', 'deep[0].keys[0]']);
});

test('what is made up because a cloud would compute it is no secret of ours', () => {
  expect(say(...all, planned({ password: 'random' }, {}, 'known')).failures).toEqual([]);
});

test('what an ephemeral block opened is found wherever it turns up', () => {
  expect(say(...all, planned({ note: `is ${marker}` }, {}, 'known')).failures).toEqual([
    'known: holds what an ephemeral block opened: a.b',
  ]);
  expect(say(...all, { type: 'test_state', '@testrun': 'applied', test_state: { x: marker } }).failures).toEqual([
    'applied: holds what an ephemeral block opened',
  ]);
});

test('errors are said with their run, once; a run that says nothing and did not pass is a failure too', () => {
  const error = {
    type: 'diagnostic',
    '@testrun': 'known',
    diagnostic: { severity: 'error', summary: 'Bad', address: 'a.b', detail: 'no such id\n\nExpected this\n> that' },
  };
  expect(say(passed('planned'), error, error)).toEqual({ passed: 1, failures: ['known: a.b: Bad: no such id'] });
  expect(say(passed('planned')).failures).toEqual(['only planned passed: out of memory']);
  expect(say().failures).toEqual(['only none passed: out of memory']);
});
