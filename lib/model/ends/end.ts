/** End of support of a version: from then on it gets no fixes, or costs more. */
export interface End {
  /** Product: `Kubernetes`, `PostgreSQL`, `Envoy Gateway`. */
  readonly what: string;
  /** Version, as precise as the source: `1.33`, `8.0`; `*` for all. */
  readonly version: string;
  /** Cloud by its name in specs, or `*` for all. */
  readonly where: string;
  /** First day without support, such as `2026-07-29`. */
  readonly date: string;
  readonly source: string;
  /** Why the date is uncertain. @default - it is certain */
  readonly unverified?: string;
  /** Remedy. */
  readonly instead: string;
}

/** Uncertainty of a date whose source names only a month: its last day is used. */
export const lastDay = 'the source names a month: its last day is taken';

/** Rows of one product on one cloud: dates by version. */
export function rows(
  { what, where, source, instead }: Omit<End, 'version' | 'date' | 'unverified'>,
  dates: Readonly<Record<string, string | readonly [date: string, unverified: string]>>,
): readonly End[] {
  return Object.entries(dates).map(([version, said]) => {
    const [date, unverified] = typeof said === 'string' ? [said] : said;
    return { what, version, where, date, source, instead, ...(unverified !== undefined && { unverified }) };
  });
}
