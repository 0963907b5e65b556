import fc from 'fast-check';
import { htmlReport } from '../../../lib/change/report/html';
import { redactedReport } from '../../../lib/change/report/redacted-report';
import type { Section } from '../../../lib/change/report/section';
import { digestOf } from '../../../lib/model/digest';
import { attackedReport, change, report } from './reports';

jest.setTimeout(60_000);

const steps: Section = {
  title: 'Steps',
  steps: [
    { title: 'Back up', commands: ['pg_dump "a" > b'], checks: [{ what: 'it is there:', code: 'ls <b>' }] },
    { title: 'Delete', commands: [], checks: [], isPointOfNoReturn: true },
  ],
};

const graph = {
  nodes: [
    { id: 'shop/live/api', type: 'service', label: 'api', group: ['shop/live'], mark: 'rolling-restart' },
    { id: 'shop/live/web', type: 'service', label: 'web', group: ['shop/live'] },
  ],
  edges: [{ from: 'shop/live/web', to: 'shop/live/api', type: 'calls' }],
} as const;

test('it loads nothing and runs nothing: its policy allows its own styles by their hash', async () => {
  const page = await htmlReport(report([change()], { graph }), { sections: [steps] });
  const style = /<style>(.*?)<\/style>/s.exec(page)![1]!;
  expect(page).toContain(
    `content="default-src 'none'; style-src 'sha256-${digestOf(style)}'; base-uri 'none'; form-action 'none'"`,
  );
  expect(page.match(/<style/g)).toHaveLength(1);
  expect(page).not.toMatch(
    /<(?:script|img|link|iframe|object|embed|form|base|use|image)\b|\son\w+=|\sstyle=|\ssrc=|url\((?!#)|@import/,
  );
});

test('a part of the drawing leads to its change, a field to its cause, and a rule to its source', async () => {
  const page = await htmlReport(report([change()], { graph }));
  const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);
  expect(hrefs).toEqual(expect.arrayContaining(['#change-1', '#rolling-restart', 'https://kubernetes.io/docs/a/']));
  for (const href of hrefs.filter((one) => one.startsWith('#'))) expect(page).toContain(`id="${href.slice(1)}"`);
  expect(page).toContain('<code>services/shop/api/deployment-config.yaml:6:3</code>');
  expect(page).toContain(
    '<th scope="row"><code>spec.replicas</code></th><td><del><code>2</code></del></td><td><ins><code>3</code></ins></td>',
  );
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('steps stand in it with their commands, checks and the point of no return', async () => {
  const page = await htmlReport(report([change()]), { sections: [steps] });
  expect(page).toContain('<code>pg_dump &#34;a&#34; &#62; b</code>');
  expect(page).toContain('Check: it is there: <code>ls &#60;b&#62;</code>');
  expect(page).toContain('Point of no return:');
});

test('texts of authors stay texts', async () => {
  const tags =
    /<!doctype html>|<\/?(?:html|head|meta|title|style|body|a|header|main|section|h1|h2|h3|p|ul|ol|li|code|br|div|details|summary|span|table|thead|tbody|tr|th|td|del|ins|svg|g|rect|path|text|defs|marker)(?: [a-zA-Z:-]+(?:="[^"<>]*")?)*\/?>/g;
  await fc.assert(
    fc.asyncProperty(attackedReport, async (attacked) => {
      const safe = redactedReport(attacked);
      const page = await htmlReport(safe, { denied: safe.changes });
      expect(page.replace(/<style>.*?<\/style>/s, '').replace(tags, '')).not.toMatch(/[<>"`]/);
      const hrefs = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href!);
      for (const href of hrefs) expect(href).toMatch(/^(?:#[\w-]+$|https:\/\/)/);
    }),
    { numRuns: 60 },
  );
});

test.each([3000, 20_000])('it stays under 500 kB with %i changes, and says what it leaves out', async (count) => {
  const all = Array.from({ length: count }, (_, index) =>
    change({
      name: `shop-live/a${index}`,
      service: `a${index}`,
      causes: [`a#${index}`],
      fields: [{ path: ['spec', `x${index}`], before: 'é'.repeat(500), after: index, causes: [`a#${index}`] }],
    }),
  );
  const nodes = all.map(({ service }) => ({ ...graph.nodes[0], id: `shop/live/${service}`, label: service! }));
  const causes = all.map(({ causes: [id] }) => ({
    id: id!,
    type: 'key' as const,
    name: 'é'.repeat(200),
    before: 'é'.repeat(900),
  }));
  const page = await htmlReport(report(all, { causes, graph: { nodes, edges: [] } }), { denied: all });
  expect(Buffer.byteLength(page)).toBeLessThan(500_000);
  expect(page).toContain('are left out here');
});
