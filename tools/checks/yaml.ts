import * as fc from 'fast-check';
import { print as printBody } from '../../lib/synth/render/print';
import { output } from '../harness/process';
import type { Report, Check } from '../harness/check';
import { builtVersion, yamlTools } from '../harness/toolbox';

/** How Kubernetes' own reader understood one document. */
interface Reading {
  readonly value?: unknown;
  readonly error?: string;
}

/** Strings that some reader of YAML takes for something else. */
const traps = [
  ...[
    '',
    ' ',
    '~',
    'null',
    'Null',
    'NULL',
    'true',
    'True',
    'TRUE',
    'false',
    'on',
    'On',
    'off',
    'yes',
    'Yes',
    'no',
    'NO',
    'y',
    'n',
    'Y',
  ],
  ...[
    '0',
    '007',
    '0o17',
    '0x1f',
    '0b1',
    '1_000',
    '1e3',
    '1.',
    '.5',
    '-1',
    '+1',
    '1e1_0',
    '-_1',
    '0o1_7',
    '1e400',
    'E9',
    '12:30:45',
    '190:20',
  ],
  ...[
    '.inf',
    '-.Inf',
    '.nan',
    '.',
    '..',
    '...',
    '---',
    '--- a',
    '- a',
    '-',
    '=',
    '<<',
    '!',
    '!!str',
    '&a',
    '*a',
    '?',
    '? a',
    ':',
    'a: b',
    'a:',
  ],
  ...[
    '# a',
    'a # b',
    '%a',
    '@a',
    '`a',
    '|',
    '>',
    '{',
    '}',
    '[',
    ']',
    ',',
    '{{ .Values.a }}',
    '${a}',
    '"',
    "'",
    "it's",
    '\\',
    '\\n',
    '"a"',
  ],
  ...[
    '2001-01-01',
    '2001-12-14t21:59:43.10-05:00',
    ' a',
    'a ',
    '\ta',
    'a\t',
    'a\nb',
    'a\n',
    '\na',
    'a\n\n',
    '\n',
    ' a\nb',
    'a\r\nb',
    '\r',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\ufeffa',
    '\ufffe',
    '\ud83d\ude00',
    '\u007f',
    'é',
    '中',
  ],
];

/** Values of every sort that a manifest may hold. */
const values = (cases: number): unknown[] => {
  const piece = fc.constantFrom(...traps, ...'0123456789._+-:eExXoOabnNyY~ '.split(''));
  const joined = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
  const string = fc.oneof(joined, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary-ascii' }));
  const leaf = fc.oneof(string, fc.integer(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(
        string.filter((key) => key !== '__proto__'),
        tie('tree'),
        { maxKeys: 4 },
      ),
    ),
  }));
  const long = traps.map((trap) => `${'word '.repeat(60)}${trap}`);
  return [...traps, ...long, ...fc.sample(tree, { numRuns: cases, seed: 20 })];
};

/** Whether a printer's strings come back literally through the parser of Kubernetes. */
export async function roundTrip(print: (value: object) => string, cases: number): Promise<Report> {
  const bodies = values(cases).map((value) => ({ [typeof value === 'string' ? `k${value}` : 'k']: value }));
  const documents = bodies.map(print);
  const readings = JSON.parse(await output('yamlprobe', [], { input: JSON.stringify(documents) })) as Reading[];
  const failures = bodies.flatMap((body, index) => {
    const { value, error } = readings[index]!;
    const [written, read] = [canonical(body), canonical(value)];
    return written === read ? [] : [`${written} printed as ${JSON.stringify(documents[index])} reads ${error ?? read}`];
  });
  return { tool: 'sigs.k8s.io/yaml', version: builtVersion('yamlprobe'), checked: bodies.length, failures, notes: [] };
}

/** Our YAML printer, read by Kubernetes. */
export const yaml: Check = {
  name: 'yaml',
  needs: yamlTools,
  minutes: 1,
  run: () => roundTrip((value) => printBody(value, 'yaml'), 5000),
};

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
