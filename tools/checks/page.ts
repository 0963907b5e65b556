import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, type Page, chromium } from 'playwright-core';
import { diff } from '../../lib/change/diff';
import { htmlReport } from '../../lib/change/report/html';
import { redactedReport } from '../../lib/change/report/redacted-report';
import type { Section } from '../../lib/change/report/section';
import { printGraph } from '../../lib/graph/print-graph';
import { draw } from '../../lib/synth/draw';
import type { Check, Context, Report } from '../harness/check';
import { output } from '../harness/process';
import { repository } from '../repository';

/** Edits of the bundled specs: one of a workload, one of Terraform, and one that attacks the page. */
const edits: readonly (readonly [file: string, from: string, to: string])[] = [
  ['services/inferloop/tabular/environments/production.yaml', 'max: 100', 'max: 80'],
  ['services/inferloop/syndoc/deployment-config.yaml', 'retention: 90d', 'retention: 30d'],
  [
    'services/inferloop/syndoc/deployment-config.yaml',
    '  dependencies:\n',
    '  environment: { NOTE: "</code></table><script>document.title=1</script><img src=https://example.com/x>" }\n  dependencies:\n',
  ],
];

const steps: Section = {
  title: 'Steps',
  steps: [
    { title: 'Back up the database', commands: ['true'], checks: [{ what: 'it is there' }], isPointOfNoReturn: true },
  ],
};

/** Whether the pages of a change and of a platform can be read in a browser: without scripts and requests, by the keyboard, in light and dark, and without violations that axe knows. */
export const page: Check = {
  name: 'page',
  needs: [{ name: 'chromium', hint: 'install it: apt-get install chromium' }],
  minutes: 1,
  run: checkPages,
};

async function checkPages({ scratch, say }: Context): Promise<Report> {
  const browser = await chromium.launch({
    executablePath: (await output('sh', ['-c', 'command -v chromium'])).trim(),
    args: ['--no-sandbox'],
  });
  try {
    const files = await pagesIn(scratch);
    const failures: string[] = [];
    for (const [name, file] of Object.entries(files)) {
      say(name);
      failures.push(...(await readable(browser, file)), ...(await accessible(browser, file)));
    }
    return { tool: 'Chromium', version: browser.version(), checked: Object.keys(files).length, failures, notes: [] };
  } finally {
    await browser.close();
  }
}

/** The pages of a change of the bundled specs, and of one of their platforms. */
async function pagesIn(scratch: string): Promise<Readonly<Record<'change' | 'platform', string>>> {
  const [before, after] = ['before', 'after'].map((side) => join(scratch, side)) as [string, string];
  for (const side of [before, after])
    for (const folder of ['apps', 'services'])
      cpSync(join(repository, folder), join(side, folder), { recursive: true });
  for (const [file, from, to] of edits) {
    const text = readFileSync(join(after, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(join(after, file), text.replace(from, to));
  }
  const report = redactedReport(await diff({ root: after, from: before, platform: 'inferloop' }));
  const { value } = draw(repository, { platform: 'inferloop', environment: 'production' });
  return {
    change: saved(scratch, 'change', await htmlReport(report, { denied: report.changes, sections: [steps] })),
    platform: saved(scratch, 'platform', await printGraph(value, 'html', 'inferloop')),
  };
}

function saved(folder: string, name: string, text: string): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

/** What is wrong with a page for a reader whose browser runs no scripts. */
async function readable(browser: Browser, file: string): Promise<string[]> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const asked: string[] = [];
  const said: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => said.push(message.text()));
  await page.goto(file);
  const failures = [
    ...asked.filter((url) => url !== file).map((url) => `${file} asks for ${url}`),
    ...said.map((text) => `${file}: ${text}`),
    ...(await unreached(page, file)),
  ];
  await context.close();
  return failures;
}

/** Links of the drawing that do not unfold and show what they lead to, by keyboard alone. */
async function unreached(page: Page, file: string): Promise<string[]> {
  const links = page.locator('svg a');
  const failures: string[] = [];
  for (let index = 0; index < (await links.count()); index++) {
    const link = links.nth(index);
    const target = (await link.getAttribute('href'))!;
    await link.focus();
    await page.keyboard.press('Enter');
    if (!(await page.locator(`[id="${target.slice(1)}"]`).isVisible()))
      failures.push(`${file}: ${target} stays hidden`);
  }
  return failures;
}

/** Violations that axe finds, in light and dark, on a wide screen and on a narrow one. */
async function accessible(browser: Browser, file: string): Promise<string[]> {
  const failures: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1280, 360]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, bypassCSP: true });
      const page = await context.newPage();
      await page.goto(file);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
      failures.push(
        ...violations.map(
          ({ id, nodes }) =>
            `${file} ${colorScheme} ${width}: ${id} at ${nodes
              .map(({ target }) => target.join(' '))
              .slice(0, 3)
              .join(', ')}`,
        ),
      );
      await context.close();
    }
  return failures;
}
