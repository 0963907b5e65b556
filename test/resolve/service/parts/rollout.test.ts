import { problemsOf, unitOf } from '../../shop';

const rollout = (deployment: string, type = 'api') =>
  unitOf(`service: { type: ${type}, image: { tag: "1.0" } }\ndeployment: ${deployment}`).service.rollout;

describe('a rollout', () => {
  test('keeps versions, waits for pods and ends as asked', () =>
    expect(rollout('{ history: 3, minReadySeconds: 10, progressDeadline: 5m }')).toMatchObject({
      history: 3,
      minReadySeconds: 10,
      progressDeadlineSeconds: 300,
    }));

  test('of a StatefulSet has no end of its own', () =>
    expect(
      problemsOf('service: { type: stateful, image: { tag: "1.0" } }\ndeployment: { progressDeadline: 300 }'),
    ).toEqual([expect.stringMatching(/deployment\.progressDeadline: .* a StatefulSet has none; .*\[W205]$/)]));

  test.each(['{ minReadySeconds: 600 }', '{ minReadySeconds: 60, progressDeadline: 60 }', '{ progressDeadline: 0 }'])(
    '%s would fail before its pods count',
    (deployment) =>
      expect(problemsOf(`deployment: ${deployment}`)).toEqual([
        expect.stringMatching(/expected a progressDeadline above minReadySeconds, got \d+ and \d+ \[E304]$/),
      ]),
  );
});
