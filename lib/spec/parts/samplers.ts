/**
 * Samplers by common names; the words of Jaeger's own clients stand for those of SDKs.
 * @see https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/#general-sdk-configuration
 */
export const samplers: Readonly<Record<string, string>> = {
  'always-on': 'always_on',
  'always-off': 'always_off',
  traceidratio: 'traceidratio',
  'parentbased-always-on': 'parentbased_always_on',
  'parentbased-always-off': 'parentbased_always_off',
  'parentbased-traceidratio': 'parentbased_traceidratio',
  always: 'parentbased_always_on',
  never: 'always_off',
  const: 'always_on',
  constant: 'always_on',
  probabilistic: 'parentbased_traceidratio',
  ratio: 'parentbased_traceidratio',
  head: 'parentbased_traceidratio',
  parentbased: 'parentbased_always_on',
  xray: 'xray',
};

/** The sampler of an SDK that a word stands for. @param rate - share of traces; a constant one of 0 is off */
function samplerOf(word: string, rate?: number): string {
  const sampler = samplers[word]!;
  return word.startsWith('const') && rate === 0 ? 'always_off' : sampler;
}

/** A sampler with its share of traces; that of a constant one is in its name. */
export function sampling(word: string, rate?: number): { readonly sampler: string; readonly rate?: number } {
  const sampler = samplerOf(word, rate);
  return word.startsWith('const') || rate === undefined ? { sampler } : { sampler, rate };
}
