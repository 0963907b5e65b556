import type { z } from 'zod';
import type { KnownCode } from '../model/codes';

type Issue = z.core.$ZodIssue;

/** The expectation of a schema, as the words after `expected`. */
export interface Expectation {
  readonly code: KnownCode;
  readonly what: string;
  /** Values to choose from. */
  readonly candidates?: readonly string[];
}

/** Types in words that an author of YAML knows. */
const types: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  map: 'a mapping',
  array: 'a list',
  tuple: 'a list',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'null',
  never: 'nothing',
  undefined: 'nothing',
};

/** Formats of zod by name, in words. */
const formats: Readonly<Record<string, string>> = {
  url: 'a URL, such as https://example.com',
  email: 'an e-mail address',
  cidrv4: 'an IPv4 address block, such as 10.0.0.0/16',
  cidrv6: 'an IPv6 address block, such as fd00::/48',
  ipv4: 'an IPv4 address',
  ipv6: 'an IPv6 address',
  date: 'a date, such as 2030-01-31',
  datetime: 'a date and time, such as 2030-01-31T12:00:00Z',
};

/** Units of sizes. */
const units: Readonly<Record<string, string>> = {
  string: ' characters',
  array: ' items',
  set: ' items',
  object: ' keys',
  record: ' keys',
};

const size = (bound: string, amount: number | bigint, { origin }: { readonly origin: string }): Expectation => ({
  code: 'E205',
  what: `${bound} ${amount}${units[origin] ?? ''}`,
});

const form: Readonly<Record<string, (issue: never) => string>> = {
  regex: ({ pattern }: z.core.$ZodIssueStringInvalidRegex) => `text that matches ${pattern}`,
  starts_with: ({ prefix }: z.core.$ZodIssueStringStartsWith) => `text that starts with ${prefix}`,
  ends_with: ({ suffix }: z.core.$ZodIssueStringEndsWith) => `text that ends with ${suffix}`,
  includes: ({ includes }: z.core.$ZodIssueStringIncludes) => `text that contains ${includes}`,
};

/** The expectation of each kind of issue. */
const phrases: { readonly [C in Issue['code']]: (issue: Extract<Issue, { code: C }>) => Expectation } = {
  invalid_type: ({ expected }) => ({ code: 'E201', what: types[expected] ?? expected }),
  invalid_value: ({ values }) => choice(values),
  invalid_union: (issue) => choice(('options' in issue && issue.options) || []),
  too_small: (issue) => size(issue.inclusive === false ? 'more than' : 'at least', issue.minimum, issue),
  too_big: (issue) => size(issue.inclusive === false ? 'less than' : 'at most', issue.maximum, issue),
  not_multiple_of: ({ divisor }) => ({ code: 'E205', what: `a multiple of ${divisor}` }),
  invalid_format: (issue) => ({
    code: 'E206',
    what: form[issue.format]?.(issue as never) ?? formats[issue.format] ?? `text of the form ${issue.format}`,
  }),
  unrecognized_keys: () => ({ code: 'E203', what: 'no such key' }),
  invalid_key: ({ issues: [first] }) => (first ? key(first) : { code: 'E206', what: 'another key' }),
  invalid_element: () => ({ code: 'E207', what: 'another value' }),
  custom: () => ({ code: 'E207', what: 'another value' }),
};

function choice(values: readonly unknown[]): Expectation {
  const candidates = values.map(String);
  return { code: 'E204', what: candidates.length ? candidates.join(', ') : 'another value', candidates };
}

function key(issue: Issue): Expectation {
  const { what, ...rest } = expectation(issue);
  return { ...rest, code: 'E206', what: `as a key ${what}` };
}

/** The expectation at an issue; a schema's own words before the generic ones. */
export function expectation(issue: Issue): Expectation {
  const ours = phrases[issue.code](issue as never);
  const own = issue.message.replace(/^expected /i, '');
  return own ? { code: ours.code, what: own } : ours;
}
