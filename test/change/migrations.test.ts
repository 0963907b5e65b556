import { readFileSync } from 'node:fs';
import { rollback } from '../../lib/change/rollback/rollback';
import { planOf } from '../../lib/change/steps/plan';
import type { Step } from '../../lib/change/steps/step';
import { type Edit, between, changesOf, clearCopies, edited } from './bundled';

jest.setTimeout(240_000);
afterEach(clearCopies);

const gateway = 'services/ai-platform/api-gateway/deployment-config.yaml';
const canary = 'services/ai-platform/api-gateway/environments/production.yaml';
const production = 'apps/ai-platform/environments/production.yaml';
const overlay = 'services/inferloop/tabular/environments/production.yaml';
const weight = 'nginx.ingress.kubernetes.io/canary-weight';
const annotations = `      annotations:
        nginx.ingress.kubernetes.io/canary: "true"
        ${weight}: "10"
`;

/** What edits of a bundled platform change, and how they are taken back. */
async function changeAndReturn(platform: string, ...edits: readonly Edit[]) {
  const [from, to] = [edited(), edited(...edits)];
  const compared = await between(platform, from, to);
  const back = await rollback({ root: '.', from: to, to: from, platform });
  return { compared, back, steps: planOf(compared).steps };
}

/** Environments in which the steps have Flux apply, in order. */
function applied(steps: readonly Step[]): (string | undefined)[] {
  return steps.filter(({ type }) => type === 'reconcile').map(({ environment }) => environment);
}

describe('the canary and the cutover of document 003', () => {
  test('more weight of the canary changes one Ingress in production, restarts nothing, and returns by its spec', async () => {
    const { compared, back, steps } = await changeAndReturn('ai-platform', [
      canary,
      `${weight}: "10"`,
      `${weight}: "50"`,
    ]);
    expect(compared.report.changes).toHaveLength(1);
    expect(changesOf(compared, 'networking.k8s.io/Ingress')).toMatchObject([
      { consequence: 'in-place', keys: [`spec.networking.ingress.annotations.${weight}`] },
    ]);
    expect(steps.map(({ type, environment }) => [type, environment])).toEqual([
      ['merge', undefined],
      ['reconcile', 'production'],
    ]);
    expect([back.lasting, back.kept]).toEqual([[], []]);
    expect(back.files).toEqual([{ file: canary, text: readFileSync(canary, 'utf8') }]);
  });

  test('a canary that takes all requests answers for the same address as before', async () => {
    const { compared, back } = await changeAndReturn('ai-platform', [canary, annotations, '      path: /\n']);
    const [route] = compared.report.changes;
    expect(route).toMatchObject({ type: 'networking.k8s.io/Ingress', consequence: 'in-place' });
    expect(back.files).toEqual([{ file: canary, text: readFileSync(canary, 'utf8') }]);
  });

  test('another host closes the old address, opens the new one, and reaches the Worker that calls it', async () => {
    const { compared, back, steps } = await changeAndReturn('ai-platform', [
      production,
      'host: api.new-domain.com',
      'host: api.your-domain.com',
    ]);
    const { changes, causes } = compared.report;
    expect(causes.map(({ name, position }) => [name, position?.file])).toEqual([['host', production]]);
    const route = changes.find(({ type }) => type === 'networking.k8s.io/Ingress');
    expect(route!.impacts.map(({ consequence }) => consequence)).toEqual(
      expect.arrayContaining(['restart-with-downtime', 'exposure']),
    );
    expect(changes.map(({ name }) => name)).toContain('stacks/ai-platform.production.ai-worker/wrangler.toml');
    expect(steps.map(({ type }) => type)).toEqual(['suspend', 'merge', 'expand', 'reconcile']);
    expect(back.files.map(({ file }) => file)).toEqual([production]);
  });
});

describe('the switch and the rollback of documents 000 and 001', () => {
  test('a flag that switches back restarts the pods that read it, staging first, and returns', async () => {
    const { compared, back, steps } = await changeAndReturn('ai-platform', [
      gateway,
      'UseNewArchitecture: true',
      'UseNewArchitecture: false',
    ]);
    const found = changesOf(compared, 'apps/Deployment');
    expect(found.map(({ consequence, keys }) => [consequence, ...keys])).toEqual(
      Array(2).fill(['rolling-restart', 'spec.features.flags.UseNewArchitecture']),
    );
    expect(applied(steps)).toEqual(['staging', 'production']);
    expect(applied(back.plan.steps)).toEqual(['staging', 'production']);
    expect(back.files).toEqual([{ file: gateway, text: readFileSync(gateway, 'utf8') }]);
  });

  test('another version migrates before it serves; the version before returns with its migration', async () => {
    const { compared, back, steps } = await changeAndReturn('inferloop', [overlay, 'tag: 1.4.2', 'tag: 1.5.0']);
    expect(compared.report.changes.map(({ type, consequence }) => [type, consequence])).toEqual([
      ['batch/Job', 'replacement'],
      ['apps/Deployment', 'rolling-restart'],
    ]);
    const [, apply] = steps;
    expect(apply!.commands.map((words) => words[3]).slice(1)).toEqual([
      'inferloop-production-tabular-migrate',
      'inferloop-production-tabular-run',
    ]);
    expect([back.lasting, back.kept]).toEqual([[], []]);
    expect(back.returning.map(({ name }) => name).sort()).toEqual([
      'inferloop-production/tabular',
      'inferloop-production/tabular-migrate',
    ]);
  });
});
