import { countLeaks, secretsIn } from '../../../tools/terraform/leaks';

const password = 'k3"&\\Long/enough';
const bundle = JSON.stringify({ host: 'db.example', port: 5432, password });
const secrets = secretsIn([password, bundle, 'no JSON', '[', 'null']);
const state = (value: string) => JSON.stringify({ resources: [{ attributes: { tags: { note: value } } }] }, null, 2);

test('passwords are what a bundle holds and what is stored alone as well', () => {
  expect(secrets.passwords).toEqual([password]);
});

test('a state without values of secrets has no leaks', () => {
  expect(countLeaks(state('arn:aws:secretsmanager:us-east-1:1:secret:db'), secrets)).toBe(0);
  expect(countLeaks(state('db.example:5432'), secrets)).toBe(0);
});

test.each([
  ['as it is', password],
  ['inside another text', `postgres://app:${password}@db.example`],
  ['in a URL', `postgres://app:${encodeURIComponent(password)}@db.example`],
  ['as JSON', JSON.stringify({ password })],
  ['by base64', Buffer.from(password).toString('base64')],
])('a password %s is a leak', (_, value) => {
  expect(countLeaks(state(value), secrets)).toBe(1);
});

test('a bundle is a leak beside the password in it', () => {
  expect(countLeaks(state(bundle), secrets)).toBe(2);
});

test('what is shorter than any password is not looked for', () => {
  const short = secretsIn(['5432', JSON.stringify({ port: '5432' })]);
  expect(short.passwords).toEqual([]);
  expect(countLeaks('port 5432', short)).toBe(0);
});
