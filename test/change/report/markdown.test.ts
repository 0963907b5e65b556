import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { markdownReport, marker } from '../../../lib/change/report/markdown';
import { redactedReport } from '../../../lib/change/report/redacted-report';
import { attackedReport, change, report } from './reports';

/** Reads Markdown as GitHub does: HTML is kept, and bare URLs become links. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** Tags of the report itself. */
const own = /<\/?(?:h3|p|ul|ol|li|code|strong|b|details|summary)>|<details open>|<!-- strata-diff: [\w./]+ -->/g;

test('no text of an author becomes markup, a link, an image or a mention', () => {
  fc.assert(
    fc.property(attackedReport, (attacked) => {
      const safe = redactedReport(attacked);
      const text = markdownReport(safe, { denied: safe.changes, scope: attacked.from });
      const html = markdown.render(text);
      // Code is shown as it is: hosts make neither links nor mentions of it.
      const rest = html.replace(/<code>[^<]*<\/code>/g, '').replace(own, '');
      const links = [...rest.matchAll(/<a href="([^"]*)">/g)].map(([, href]) => href!);
      for (const href of links) expect(decode(href)).toBe(safe.changes[0]!.impacts[0]!.source);
      expect(rest.replace(/<\/?a(?: href="[^"]*")?>/g, '')).not.toMatch(
        /[<>@#!$~[\]{}\\|*`]|&(?!amp;|quot;)|https?:|www\./,
      );
    }),
    { numRuns: 300 },
  );
});

const decode = (href: string) => href.replaceAll('&amp;', '&');

test('it says what changes, what that does, and which line causes it', () => {
  const text = markdownReport(report([change()]));
  expect(text.split('\n\n').slice(0, 3)).toEqual([
    marker(),
    '### Strata: 1 object changes (1 rolling-restart)',
    '`main` to `HEAD`',
  ]);
  expect(text).toContain('- **update** `Deployment` `shop-live/api` in `shop/live/api`\n');
  expect(text).toContain('  - rolling-restart: pods are replaced (rule [template](https://kubernetes.io/docs/a/))\n');
  expect(text).toContain('  - `spec.replicas`: `2` to `3`\n');
  expect(text).toContain('caused by `services/shop/api/deployment-config.yaml:6:3` `spec.deployment`: `(none)` to');
});

test('what destroys comes first and unfolded, what does nothing comes folded', () => {
  const text = markdownReport(
    report([change({ consequence: 'none', impacts: [] }), change({ consequence: 'data-loss' })]),
  );
  const folds = [...text.matchAll(/<details( open)?><summary><b>([\w-]+)<\/b>/g)].map(([, open, word]) => [word, open]);
  expect(folds).toEqual([
    ['data-loss', ' open'],
    ['none', undefined],
  ]);
});

test.each([0, 1, 300, 2000])(
  'it stays under 65,536 characters with %i changes, and says what it leaves out',
  (count) => {
    const all = Array.from({ length: count }, (_, index) =>
      change({
        name: `shop-live/${'n'.repeat(300)}${index}`,
        consequence: index % 2 ? 'data-loss' : 'none',
        fields: Array.from({ length: 9 }, (__, field) => ({
          path: ['spec', `f${field}`],
          before: '`'.repeat(300),
          after: `${index}`,
          causes: [],
        })),
      }),
    );
    const text = markdownReport(report(all), { denied: all });
    expect(text.length).toBeLessThan(65_536);
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(/left out/.test(text)).toBe(count > 100);
  },
);

test('each part of a repository has a comment of its own, which a bot finds by its first line', () => {
  expect(marker('shop/live/all')).toBe('<!-- strata-diff: shop/live/all -->');
  expect(marker('--><script>')).toBe('<!-- strata-diff: ____script_ -->');
});

test('steps stand in it with whole commands, and a text in them is no markup', () => {
  const title = 'ask @team about <b>';
  const checks = [{ what: 'it is silent:', code: 'up{a="`"} == 1' }];
  const steps = [{ title, commands: ['a'.repeat(500), 'a'.repeat(3000)], checks, isPointOfNoReturn: true }];
  const text = markdownReport(report([change()]), { sections: [{ title: 'Steps', steps }] });
  expect(text).toContain('1. Step: **point of no return:** ask `@team` about `<b>`\n');
  expect(text).toContain(`   - run \`${'a'.repeat(500)}\`\n   - run a command that is too long for a comment\n`);
  expect(text).toContain('   - check: it is silent: ``up{a="`"} == 1``\n');
});
