import { problemsOf, unitOf } from '../../shop';

const anti = (term: string) =>
  `deployment:\n  affinity:\n    podAntiAffinity:\n      requiredDuringSchedulingIgnoredDuringExecution:\n        - ${term}`;

describe('an affinity', () => {
  test('arrives as it is written, newer fields too', () => {
    const term = '{ topologyKey: kubernetes.io/hostname, labelSelector: {}, mismatchLabelKeys: [a] }';
    expect(unitOf(anti(term)).service.scheduling.affinity).toMatchObject({
      podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ mismatchLabelKeys: ['a'] }] },
    });
  });

  test('with a key that Kubernetes does not know is refused at its line', () =>
    expect(problemsOf(anti('{ topologyKey: a, labelSelector: { matchLabel: { a: b } } }'))).toEqual([
      expect.stringMatching(
        /config\.yaml:11:60 .*labelSelector\.matchLabel: expected one of matchLabels, .*did you mean matchLabels\? \[E390]$/,
      ),
    ]));
});

test.each([
  ['{ key: a, operator: Exists, value: b }', 'value'],
  ['{ value: b }', 'operator'],
  ['{ key: a, tolerationSeconds: 3 }', 'effect'],
])('a toleration of %s is refused', (toleration, key) =>
  expect(problemsOf(`deployment: { tolerations: [${toleration}] }`)).toEqual([
    expect.stringContaining(`deployment.tolerations.0.${key}`),
  ]),
);

test('a patch of what no object has is refused at its line', () =>
  expect(problemsOf('overrides:\n  kubernetes:\n    Deployment/api:\n      spec:\n        replica: 3')).toEqual([
    expect.stringMatching(/config\.yaml:11:20 .*replica: expected .*did you mean replicas\? \[E390]$/),
  ]));
