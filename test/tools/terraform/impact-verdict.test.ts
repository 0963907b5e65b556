import type { Impact } from '../../../lib/change/impact/impact';
import type { Trial } from '../../../tools/terraform/impact-trial';
import { impactVerdict } from '../../../tools/terraform/impact-verdict';
import type { Answer } from '../../../tools/terraform/oracle';

function trial(consequence: Impact['consequence'], rule = 'a', at = 'engine', says = consequence): Trial {
  const question = { name: 'case-0', type: 'aws_db_instance', before: {}, after: {} };
  const one = { type: 'aws_db_instance', at, before: 1, after: 2, says };
  return { one, title: 'a case', impacts: [{ consequence, rule, reason: '', source: '' }], question };
}

const replaces: Answer = { does: 'replace', paths: ['engine'] };
const updates: Answer = { does: 'update', paths: [] };

test.each<[string, Trial, Answer, string | undefined]>([
  [
    'a milder word than replaced',
    trial('in-place'),
    replaces,
    'a case: the provider says replace, and we say only in-place',
  ],
  [
    'a milder word than refused',
    trial('replacement'),
    { does: 'refused', why: 'no' },
    'a case: the provider says refused, and we say only replacement',
  ],
  [
    'nothing where the provider updates',
    trial('none'),
    updates,
    'a case: the provider changes something, and we say that nothing happens',
  ],
  [
    'a replacement that is made up',
    trial('replacement', 'force-new'),
    updates,
    'a case: we say that it replaces, and the provider does not',
  ],
  [
    'another word than the case has',
    trial('exposure', 'a', 'engine', 'none'),
    updates,
    'a case: expected us to say none, got exposure',
  ],
  [
    'a case without an answer',
    trial('exposure'),
    { does: 'unanswered', why: 'invalid' },
    'a case: the provider gave no answer: invalid',
  ],
  ['a description', trial('none', 'description'), updates, undefined],
  ['a harder word', trial('refused'), replaces, undefined],
  ['the same', trial('data-loss', 'stateful-replaced'), replaces, undefined],
])('%s is judged', (_, one, answer, failure) => {
  expect(impactVerdict(one, answer).failure).toBe(failure);
});
