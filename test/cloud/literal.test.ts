import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { TerraformStack, Token } from 'cdktf';
import { RootConstruct } from 'constructs';
import fc from 'fast-check';
import { literal, literals, quoted } from '../../lib/cloud/literal';

/** What Terraform makes of a template that only has escapes; anything else in it would be code. */
function read(template: string): string {
  const escapes: Readonly<Record<string, string>> = { '$${': '${', '%%{': '%{', '${"["}': '[' };
  let text = '';
  for (let at = 0; at < template.length;) {
    const escape = Object.keys(escapes).find((sequence) => template.startsWith(sequence, at));
    if (!escape && /^[$%]\{/.test(template.slice(at))) throw new Error(`code at ${at} of ${template}`);
    text += escape ? escapes[escape] : template[at];
    at += escape?.length ?? 1;
  }
  return text;
}

const pieces = ['$', '%', '{', '}', '"', '\\', '\n', '~', '${', '%{', '$${', '%%{', 'TfToken[', '${TfToken[TOKEN.0]}'];
const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 3 })), { maxLength: 8 })
  .map((parts) => parts.join(''));

test('Terraform reads every text as it was written', () => {
  fc.assert(fc.property(hostile, (text) => expect(read(literal(text))).toBe(text)));
});

test('a text in the quotes of another language is read there as it was written', () => {
  fc.assert(fc.property(hostile, (text) => expect(JSON.parse(read(quoted(literal(text))))).toBe(text)));
  expect(quoted('a"${google_x.y["z"]}')).toBe('"a\\"${google_x.y["z"]}"');
});

test('no text holds a token of cdktf', () => {
  fc.assert(fc.property(hostile, (text) => expect(Token.isUnresolved(literal(text))).toBe(false)));
  expect(Token.isUnresolved('${TfToken[TOKEN.0]}')).toBe(true);
});

test('a written token does not become the value of another construct', () => {
  const stack = new TerraformStack(new RootConstruct(), 'stack');
  const first = new S3Bucket(stack, 'First', { bucket: 'first' });
  const stolen = first.arn;
  new S3Bucket(stack, 'Second', { tags: literals({ note: `see ${stolen}` }) });

  const { Second } = stack.toTerraform().resource.aws_s3_bucket;
  expect(read(Second.tags.note)).toBe(`see ${stolen}`);
  expect(Second.tags.note).not.toContain('aws_s3_bucket');
});

test('texts are literal at every depth, keys too, and the rest stays what it is', () => {
  const data = { '${a}': ['%{b}', { c: '${d}' }], number: 1, nothing: null, missing: undefined, yes: true };
  expect(literals(data)).toEqual({
    '$${a}': ['%%{b}', { c: '$${d}' }],
    number: 1,
    nothing: null,
    missing: undefined,
    yes: true,
  });
});

test('plain text and data stay the same', () => {
  const data = { name: 'orders', cost: '5 $', share: '100 %', json: '{"a": 1}' };
  expect(literals(data)).toEqual(data);
});

test('a text under any key is literal, and the key still there', () => {
  const hidden = '{"__proto__":{"a":"%s{b}"},"constructor":["%s{c}"]}';
  const written = JSON.parse(hidden.replaceAll('%s', '$')) as object;
  expect(JSON.stringify(literals(written))).toBe(hidden.replaceAll('%s', '$$$$'));
});
