import { z } from 'zod';
import { said } from './forms';
import { also, bytes, duration, percent } from './scalars';

const spelled = (pattern: RegExp, what: string) => z.string().regex(pattern, { error: what });

/** The chart expands templates in its values, and the collector expands dollars; neither is in this form. */
const endpoint = spelled(
  /^https?:\/\/[A-Za-z0-9.-]{1,253}(:\d{1,5})?(\/[A-Za-z0-9._~/-]{0,500})?$/,
  'a URL that takes OTLP over HTTP, such as https://otlp.example.com or http://jaeger.shop:4318',
);

const expression = spelled(/^[^\p{C}]{1,500}$/u, 'a regular expression of RE2').refine(
  (text) => !/\{\{|\}\}|\(\?[=!<]|\\[1-9]/.test(text),
  { error: 'a regular expression of RE2: without {{, look-ahead and back references' },
);

const share = z.union([z.number().min(0).max(1), percent.transform((value) => Math.min(1, value / 100))]);

/** Collectors of OpenTelemetry in each cluster. */
export const collector = z
  .strictObject({
    traces: also(['tracing'], endpoint)
      .optional()
      .describe('URL that the gateway sends traces to, by OTLP over HTTP; services send to the gateway by themselves'),
    logs: also(['logging'], endpoint)
      .optional()
      .describe('URL that the gateway sends logs of pods to, by OTLP over HTTP: https://loki.example.com/otlp'),
    sampling: also(
      ['tailSampling'],
      z.strictObject({
        rate: also(['ratio', 'percentage'], share).describe('Share of whole traces that are kept: 0.1, 10%'),
        errors: z.boolean().optional().describe('Whether all traces with errors are kept; default true'),
        slow: duration.optional().describe('All slower traces are kept: 2s'),
      }),
    )
      .optional()
      .describe('Which traces are kept once they are whole; default all'),
    masking: also(['redaction', 'mask'], z.array(expression))
      .optional()
      .describe('Expressions of RE2; what they match in logs and traces is masked'),
    maskedKeys: z
      .array(expression)
      .optional()
      .describe(
        'Expressions of RE2 for names of attributes whose values are masked; default passwords, tokens and keys',
      ),
    memory: bytes.optional().describe('Memory of each pod; default 512Mi'),
  })
  .refine(({ traces, logs }) => traces !== undefined || logs !== undefined, { error: 'expected traces or logs' })
  .transform((one) => said(one));
