import { duration } from '../../../lib/kubernetes/gateways/envoy/duration';

test.each([
  [30, '30s'],
  [99_999, '99999s'],
  [100_000, '27h46m40s'],
  [360_000, '100h'],
])('%d seconds are %s', (seconds, text) => expect(duration(seconds)).toBe(text));
