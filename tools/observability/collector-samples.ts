import type { Collector } from '../../lib/model/parts/collector';

const least = { maskedValues: [], maskedKeys: [], memory: '512Mi' };

/** Collectors of all sorts. */
export const collectorSamples: Readonly<Record<string, Collector>> = {
  traces: { ...least, traces: 'http://jaeger.shop:4318' },
  logs: { ...least, logs: 'https://loki.example.com/otlp' },
  both: { ...least, traces: 'https://otlp.example.com', logs: 'https://loki.example.com/otlp' },
  sampled: {
    ...least,
    traces: 'http://jaeger.shop:4318',
    sampling: { rate: 0.1, errors: true, slowMilliseconds: 2000 },
  },
  masked: {
    ...least,
    traces: 'http://jaeger.shop:4318',
    maskedValues: ['\\b\\d{16}$', '${env:HOME}', '[{]{2}'],
    maskedKeys: ['(?i)password'],
  },
};
