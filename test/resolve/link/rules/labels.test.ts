import { live, platform, service, shop, told } from '../../shop';
import { phase } from '../../../kubernetes/render';

const common = ['name', 'instance', 'version', 'component', 'part-of', 'managed-by'].map(
  (word) => `app.kubernetes.io/${word}`,
);
const shopWith = (labels: Readonly<Record<string, string>>) =>
  shop({
    platform,
    environments: { live },
    services: { api: service('api', '', `labels: ${JSON.stringify(labels)}`) },
  });

test('a label that ours takes the place of is told of at its line, and every other one arrives', () => {
  const asked = Object.fromEntries([...common, 'team', 'acme.com/zone'].map((key) => [key, 'other']));
  const { value, problems } = shopWith(asked);
  const lost = new Set(told(problems).map((line) => line.split(': ')[1]));
  expect([...lost].sort()).toEqual([...common].sort());
  const { labels } = Object.values(phase(value.units[0]!, 'run')).find(({ kind }) => kind === 'Deployment').metadata;
  for (const [key, text] of Object.entries(asked)) expect(labels[key] === text).toBe(!lost.has(key));
});

test('a label that says what is so anyway is no problem', () =>
  expect(
    told(shopWith({ 'app.kubernetes.io/name': 'api', 'app.kubernetes.io/managed-by': 'strata' }).problems),
  ).toEqual([]));

test('a label of a platform that services bear otherwise is told of where the platform says it', () => {
  const text = `${platform}labels: ${JSON.stringify({ ...Object.fromEntries(common.map((key) => [key, 'other'])), team: 'a' })}\n`;
  const lines = told(shop({ platform: text, environments: { live }, services: { api: service('api') } }).problems);
  expect(
    lines.map((line) => /^platform\.yaml:\d+:\d+ labels\.\S+: (\S+): Strata sets it to .*\[W206]$/.exec(line)?.[1]),
  ).toEqual(common);
});
