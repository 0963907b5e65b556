import { commonPath, isWithin, pathMatches, pathPattern, pathText } from '../../../lib/change/impact/path-pattern';

const image = ['spec', 'template', 'spec', 'containers', '[app]', 'image'];

test.each([
  ['spec.template.spec.containers[*].image', image, true],
  ['spec.template.spec.containers[app].image', image, true],
  ['spec.template.spec.containers[other].image', image, false],
  ['spec.template.spec.containers[*]', image, false],
  ['spec.template.spec.*.image', image, false],
  ['spec.*', ['spec', 'replicas'], true],
  ['spec.*', ['spec', '[0]'], false],
  ["metadata.labels.'a.b/c'", ['metadata', 'labels', 'a.b/c'], true],
  ["metadata.labels.'a.b/c'", ['metadata', 'labels', 'a'], false],
  ['ingress[0].from[1]', ['ingress', '[0]', 'from', '[1]'], true],
])('the pattern %s compares each key of a path', (text, path, matches) =>
  expect(pathMatches(pathPattern(text), path)).toBe(matches),
);

test('a path below a pattern is within it, and one above it is not', () => {
  expect(isWithin(pathPattern('spec.template.spec.containers[*]'), image)).toBe(true);
  expect(isWithin(pathPattern('spec.template'), ['spec'])).toBe(false);
});

test('a path is written as people write it', () => {
  expect(pathText(image)).toBe('spec.template.spec.containers[app].image');
  expect(pathText(['metadata', 'labels', 'a.b/c'])).toBe("metadata.labels.'a.b/c'");
});

test('what several paths begin with is their common path', () => {
  expect(commonPath([image, image.slice(0, 5)])).toEqual(image.slice(0, 5));
  expect(commonPath([image, ['metadata', 'labels']])).toBeUndefined();
});
