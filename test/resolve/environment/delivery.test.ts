import { live, platform, service, shop, told } from '../shop';

const services = { api: service('api') };

/** Who delivers, charts and problems of a shop whose platform and environment say this. */
function delivered(ofPlatform: string, ofEnvironment: string) {
  const { value, problems } = shop({
    platform: `${platform}${ofPlatform}\n`,
    environments: { live: `${live}${ofEnvironment}\n` },
    services,
  });
  const [cluster] = value.clusters;
  return { mode: cluster?.deliveries[0]?.mode, charts: cluster?.platform.helm, problems: told(problems) };
}

test.each([
  ['', '', undefined, undefined],
  ['', 'delivery: kustomize', undefined, undefined],
  ['', 'delivery: helm', { by: 'helm' }, { charts: true }],
  ['delivery: helm', '', { by: 'helm' }, { charts: true }],
  ['delivery: helm', 'delivery: kustomize', undefined, undefined],
  ['delivery: kustomize', 'delivery: { by: helm }', { by: 'helm' }, { charts: true }],
  ['', 'delivery: { by: helm, handover: true }', { by: 'helm', handover: true }, { charts: true }],
  ['', 'delivery: { by: helm, handover: false }', { by: 'helm' }, { charts: true }],
  ['', 'delivery: { by: kustomize, handover: true }', { by: 'kustomize', handover: true }, undefined],
  ['helm: { charts: true }', 'delivery: helm', { by: 'helm' }, { charts: true }],
])(
  'a platform that says "%s" and an environment that says "%s" deliver so, with charts where they are needed',
  (ofPlatform, ofEnvironment, mode, charts) => {
    expect(delivered(ofPlatform, ofEnvironment)).toMatchObject({ mode, charts });
  },
);

test.each([
  ['helm: { charts: false }', 'delivery: helm', /^environments\/live\.yaml:\d+:\d+ delivery: .*\[E378\]$/],
  ['helm: { charts: false }\ndelivery: helm', '', /^platform\.yaml:6:\d+ delivery: .*\[E378\]$/],
])(
  'a delivery by Helm of a platform that wants no charts is a problem where the delivery is written',
  (ofPlatform, ofEnvironment, line) => {
    expect(delivered(ofPlatform, ofEnvironment).problems).toEqual([expect.stringMatching(line)]);
  },
);

test('a platform without charts may deliver by kustomize', () => {
  expect(delivered('helm: { charts: false }', 'delivery: kustomize').problems).toEqual([]);
});
