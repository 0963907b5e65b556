/** What a problem's code means, and the way out. */
export interface Code {
  readonly title: string;
  readonly remedy: string;
}

/**
 * Every code by number: E1xx the file and its YAML, E2xx the shape of what it says, W1xx what is said in vain.
 * Later stages take the hundreds above.
 */
export const codes = {
  E101: { title: 'A file or folder is missing', remedy: 'Create it, or correct the name that leads to it' },
  E102: { title: 'A file or folder cannot be read', remedy: 'Put a plain, readable file or folder in its place' },
  E103: { title: 'A file is not text', remedy: 'Save it as UTF-8' },
  E104: { title: 'A file is too large', remedy: 'Keep it under 5 MB' },
  E105: { title: 'A file or folder that nothing reads', remedy: 'Rename or remove it' },
  E106: { title: 'A link leads out of the repository', remedy: 'Put the file itself in its place' },
  E107: { title: 'A name that no resource could bear', remedy: 'Use lowercase letters, digits and hyphens' },
  E111: { title: 'The text is not YAML', remedy: 'Correct it at the position given' },
  E112: { title: 'Several documents in one file', remedy: 'Keep one, and the others in files of their own' },
  E113: { title: 'A document is too deep or holds too much', remedy: 'Split it' },
  E114: { title: 'An alias leads nowhere, to itself or to too much', remedy: 'Write the value out' },
  E115: { title: 'A key that is not plain text', remedy: 'Put it in quotes, or choose another' },
  E116: { title: 'A key is there twice', remedy: 'Keep one of them' },
  E117: { title: 'Invisible or control characters', remedy: 'Type the text anew' },
  E118: { title: 'A YAML tag or directive', remedy: 'Remove it' },
  E119: { title: 'Too many problems to list', remedy: 'Correct the ones listed first' },
  E201: { title: 'A value of the wrong type', remedy: 'Write what is expected' },
  E202: { title: 'A key is missing', remedy: 'Add it' },
  E203: { title: 'An unknown key', remedy: 'Choose one of the keys listed, or remove it' },
  E204: { title: 'A value that is not among those allowed', remedy: 'Choose one of the values listed' },
  E205: { title: 'A value is too small or too large', remedy: 'Stay within the bounds' },
  E206: { title: 'A text of the wrong form', remedy: 'Write it in the form given' },
  E207: { title: 'A value that breaks a rule', remedy: 'Follow the rule given' },
  W100: { title: 'Accepted, no effect yet', remedy: 'Remove the key, or wait for a release that reads it' },
} as const satisfies Readonly<Record<`${'E' | 'W'}${number}`, Code>>;

/** A code that the table explains. */
export type KnownCode = keyof typeof codes;
