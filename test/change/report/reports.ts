import fc from 'fast-check';
import type { Cause } from '../../../lib/change/cause/cause';
import type { ChangeReport, Consequential } from '../../../lib/change/change-report';
import { type Consequence, consequences } from '../../../lib/change/impact/impact';

/** A change of one field of a Deployment. */
export function change(more: Partial<Consequential> = {}): Consequential {
  const consequence = more.consequence ?? 'rolling-restart';
  return {
    layer: 'kubernetes',
    action: 'update',
    type: 'apps/Deployment',
    name: 'shop-live/api',
    file: 'kubernetes/shop/environments/live/api/run/deployment-api.yaml',
    platform: 'shop',
    environment: 'live',
    service: 'api',
    fields: [{ path: ['spec', 'replicas'], before: 2, after: 3, causes: ['a#spec.deployment'] }],
    consequence,
    impacts: [{ consequence, reason: 'pods are replaced', rule: 'template', source: 'https://kubernetes.io/docs/a/' }],
    causes: ['a#spec.deployment'],
    ...more,
  };
}

/** A report of some changes. */
export function report(changes: readonly Consequential[], more: Partial<ChangeReport> = {}): ChangeReport {
  const cause: Cause = {
    id: 'a#spec.deployment',
    type: 'key',
    name: 'spec.deployment',
    position: { file: 'services/shop/api/deployment-config.yaml', line: 6, column: 3, path: 'spec.deployment' },
    after: { replicas: 3 },
  };
  const graph = { nodes: [], edges: [] };
  return {
    from: 'main',
    to: 'HEAD',
    problems: [],
    notes: [],
    causes: [cause],
    changes,
    reach: [],
    acknowledged: [],
    graph,
    ...more,
  };
}

/** Texts that mean something in Markdown, HTML, mails, or to GitHub and GitLab. */
const hostile = [
  '`',
  '``',
  '```',
  '\n',
  '\n\n',
  '\r',
  '<',
  '>',
  '<script>',
  '</details>',
  '</summary>',
  '-->',
  '<!--',
  '<img src=x onerror=y>',
  '](',
  '[a](https://b.c)',
  '![',
  '![a](//b.c)',
  '@team',
  '@a/b',
  'a@b.co',
  '#1',
  'GH-1',
  '!1',
  '$1',
  '%1',
  '~a',
  '&',
  '&lt;',
  '&#64;',
  'https://evil.example',
  'www.evil.example',
  'javascript:',
  '|',
  '\\',
  '*',
  '_',
  '~~',
  ':tada:',
  '- ',
  '1. ',
  '# ',
  '> ',
  '    ',
  '\t',
  '---',
  '===',
  '$`',
  '`$',
  '/close',
  '\u202e',
  '\u0000',
  '{{',
  '${',
  '"',
  "'",
  '[x]: https://evil.example',
  '[[_TOC_]]',
  'deadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
];

/** A text that an attacker wrote. */
export const attack = fc
  .array(fc.oneof(fc.constantFrom(...hostile), fc.string({ maxLength: 8 }), fc.constant('word')), { maxLength: 12 })
  .map((parts) => parts.join(''));

/** A report whose every text an attacker wrote. */
export const attackedReport: fc.Arbitrary<ChangeReport> = fc
  .tuple(fc.array(attack, { minLength: 14, maxLength: 14 }), fc.constantFrom(...consequences))
  .map(([texts, consequence]) => reportOf(texts, consequence));

function reportOf(texts: readonly string[], consequence: Consequence): ChangeReport {
  const [a, b, c, d, e, f, g, h, i, j, k, l, m, n] = texts as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const one = change({
    action: 'rename',
    type: a,
    name: b,
    oldName: c,
    file: d,
    platform: e,
    service: f,
    consequence,
    impacts: [{ consequence, reason: g, rule: 'rule', source: h }],
    fields: [{ path: ['spec', i, `[${j}]`], before: k, after: { [l]: m }, causes: [n] }],
    causes: [n],
  });
  return report([one], {
    from: a,
    to: b,
    notes: [c, d],
    problems: [{ file: e, line: 1, column: 1, path: f, code: 'E201', message: g }],
    causes: [{ id: n, type: 'key', name: h, position: { file: i, line: 1, column: 1, path: j }, before: k, after: l }],
    reach: [{ platform: m, environment: n, service: a, through: b, direction: 'upstream' }],
    graph: {
      nodes: [
        { id: a, type: 'service', label: b, detail: c, group: [d, e], mark: consequence },
        { id: `${a}.`, type: 'backing', label: f, group: [g] },
      ],
      edges: [{ from: a, to: `${a}.`, type: 'uses' }],
    },
  });
}
