import { z } from 'zod';
import { choice, idle, said } from './forms';
import { headerName } from './gateway';
import { also, text } from './scalars';

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 };

const period = text.regex(/^\d*\s?(s|sec|second|m|min|minute|h|hour|d|day)s?$/, {
  error: 'a span, such as minute or 1h',
});

/** Requests in a period as requests a minute, at least one. */
function perMinute(requests: number, span: string | number = 60): number {
  const [, many, word] = /^(\d*)\s?([smhd])/.exec(String(span)) ?? [];
  const length = typeof span === 'number' ? span : Number(many || 1) * seconds[word!]!;
  return Math.max(1, Math.round((requests * 60) / length));
}

const requests = z.int().min(1);

/** Rate limit of one client. */
export interface Rate {
  readonly enabled?: boolean;
  readonly perMinute: number;
  /** Header that identifies clients. */
  readonly header?: string;
}

const address = {
  ip: 'address',
  clientIp: 'address',
  client_ip: 'address',
  client: 'address',
  address: 'address',
} as const;

/** Requests a minute: a number, `1000/minute`, or requests and their period. */
export const rate = z.union([
  requests.transform((perMinute): Rate => ({ perMinute })),
  text
    .regex(/^\d+\s?(\/|per)\s?\d*\s?(s|sec|second|m|min|minute|h|hour|d|day)$/, {
      error: 'a rate, such as 1000/minute',
    })
    .transform((written): Rate => {
      const [many, span] = written.split(/\/|per/) as [string, string];
      return { perMinute: perMinute(Number(many), span.trim()) };
    }),
  z
    .strictObject({
      requests: also(['limit', 'requestsPerMinute', 'rpm', 'rate'], requests).describe('Requests in a period'),
      per: also(['window', 'period', 'interval', 'unit'], z.union([z.int().min(1), period]))
        .optional()
        .describe('Length of the period: second, minute, 1h, 30 (seconds); default a minute'),
      enabled: z.boolean().optional().describe('Default true'),
      by: choice({ ...address, header: 'header' })
        .optional()
        .describe('Identifies clients by ip or header; default ip'),
      key: also(['header', 'headerName'], headerName).optional().describe('Name of the header, with by: header'),
      ...idle('burst'),
    })
    .refine(({ by, key }) => (by === 'header') === (key !== undefined), {
      error: 'expected key together with by: header, and only then',
    })
    .transform((one): Rate =>
      said({ enabled: one.enabled, perMinute: perMinute(one.requests, one.per), header: one.key }),
    ),
]);
