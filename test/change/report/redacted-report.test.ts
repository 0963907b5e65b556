import { redactedReport } from '../../../lib/change/report/redacted-report';
import { redactedValue } from '../../../lib/change/report/redacted-value';
import { change, report } from './reports';

test.each([
  ['a text under the name of a secret', ['spec', 'env', '[DB_PASSWORD]', 'value'], 'hunter2', '', '***'],
  ['a number beside it', ['config', 'password'], 12345, '', '***'],
  ['a mapping below it', ['credentials'], { user: 'a', port: 1 }, '', { user: '***', port: 1 }],
  [
    'a variable of that name in a list',
    ['env'],
    [{ name: 'API_TOKEN', value: 'x' }],
    '',
    [{ name: 'API_TOKEN', value: '***' }],
  ],
  ['what a Secret holds', ['data', 'tls.crt'], 'aGk=', 'Secret', '***'],
  ['what a secret store holds', ['secret_string'], 'hunter2', 'aws_secretsmanager_secret_version', '***'],
  ['the password of a URL', ['host'], 'postgres://a:hunter2@db', '', 'postgres://***@db'],
  ['an argument', ['args', '[0]'], '--password=hunter2', '', '--password=***'],
  ['a line of a file', ['data', 'app.conf'], 'user: a\npassword: hunter2\n', '', 'user: a\npassword: ***\n'],
  ['a reference of Terraform stays', ['password'], '${random_password.a.result}', '', '${random_password.a.result}'],
  ['a switch stays', ['automountServiceAccountToken'], false, '', false],
  ['the name of a Secret stays', ['secretKeyRef', 'name'], 'db', '', 'db'],
])('%s', (_, path, value, type, shown) => {
  expect(redactedValue(value, path, type)).toEqual(shown);
});

test('no part of a report holds a secret, a whole object or a control character', () => {
  const url = 'postgres://a:hunter2@db\u202e';
  const one = change({
    name: url,
    before: { secret: 'hunter2' },
    fields: [{ path: ['a', `[${url}]`], before: url, after: { [url]: [url] }, causes: [] }],
    impacts: [{ consequence: 'unknown', reason: url, rule: 'a', source: '' }],
  });
  const whole = report([one], {
    from: url,
    notes: [url],
    causes: [{ id: 'a', type: 'key', name: 'spec.environment.API_TOKEN', before: 'hunter2', after: url }],
    graph: { nodes: [{ id: 'a', type: 'service', label: url, detail: url, group: [] }], edges: [] },
  });
  const text = JSON.stringify(redactedReport(whole));
  expect(text).not.toMatch(/hunter2|\u202e/);
  expect(redactedReport(whole).changes[0]).not.toHaveProperty('before');
});
