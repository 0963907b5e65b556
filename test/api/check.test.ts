import { checkObject, checkPart, checkPatch } from '../../lib/api/check';

const told = (type: string, value: unknown, version?: string) =>
  checkPart(type, value, version).map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);

const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: { app: 'web' } } };
const affinity = (one: object) => ({ podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [one] } });
const at = 'podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.0';

describe('a part as Kubernetes spells it', () => {
  test('is taken as it is', () => expect(told('V1Affinity', affinity(term))).toEqual([]));

  test('with an unknown key is refused, with the nearest known name', () =>
    expect(told('V1Affinity', affinity({ ...term, labelSelector: { matchLabel: { app: 'web' } } }))).toEqual([
      `${at}.labelSelector.matchLabel: expected one of matchLabels, matchExpressions, got matchLabel; did you mean matchLabels?`,
    ]));

  test('with a value of another type is refused', () =>
    expect(told('V1Affinity', affinity({ ...term, topologyKey: 3 }))).toEqual([
      `${at}.topologyKey: expected text, got 3`,
    ]));

  test('without what it must have is refused', () =>
    expect(told('V1Affinity', affinity({}))).toEqual([`${at}.topologyKey: expected topologyKey, got nothing`]));

  test('has the fields of the version of its cluster', () => {
    const context = { supplementalGroupsPolicy: 'Strict' };
    expect(told('V1PodSecurityContext', context, '1.33.5')).toEqual([]);
    expect(told('V1PodSecurityContext', context, '1.30')).toEqual([
      'supplementalGroupsPolicy: expected Kubernetes 1.32 or newer, which has supplementalGroupsPolicy, got a cluster of 1.30',
    ]);
  });

  test('has those of a version that no release of the client is of, and none of the next one', () => {
    expect(
      told('V1PodSpec', { containers: [{ name: 'a', image: 'a' }], schedulingGroup: { podGroupName: 'a' } }, '1.36'),
    ).toEqual([]);
    expect(
      told('V1PodSpec', { containers: [{ name: 'a', image: 'a' }], schedulingGroup: { podGroupName: 'a' } }, '1.35'),
    ).toEqual([
      expect.stringMatching(/^schedulingGroup: expected Kubernetes 1\.36 or newer.* got a cluster of 1\.35$/),
    ]);
  });

  test('in a patch may lack what it must have and remove what it has, and knows the same keys', () => {
    expect(checkPatch('V1Deployment', { spec: { replicas: null, template: { spec: { containers: [{}] } } } })).toEqual(
      [],
    );
    expect(checkPatch('V1Deployment', { spec: { template: { spec: { affinty: {} } } } })).toMatchObject([
      { path: ['spec', 'template', 'spec', 'affinty'] },
    ]);
  });
});

describe('an object', () => {
  const bodies = (...all: readonly object[]) =>
    all.flatMap((one) => checkObject(one).map(({ path }) => path.join('.')));

  test('of a kind that Kubernetes no longer has, or never had, is refused', () =>
    expect(
      bodies(
        { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'a' } },
        { apiVersion: 'apps/v1', kind: 'Deploymnet', metadata: { name: 'a' } },
      ),
    ).toEqual(['apiVersion', 'kind']));

  test('of a custom group is not checked', () =>
    expect(bodies({ apiVersion: 'example.com/v1', kind: 'Anything', spec: { a: 1 } })).toEqual([]));
});
