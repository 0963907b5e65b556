/** When the support of what a spec may ask for ends: it gets no fixes any more, or costs more. */
export interface End {
  /** What ends: `Kubernetes`, `PostgreSQL`, `Envoy Gateway`. */
  readonly what: string;
  /** As far as it is told apart: `1.33`, `8.0`; `*` for all that there are. */
  readonly version: string;
  /** Where: a cloud by its name in specs, or `*` for wherever it runs. */
  readonly where: string;
  /** First day on which it is over, such as `2026-07-29`. */
  readonly date: string;
  readonly source: string;
  /** Why the date is not certain. @default - the source says it */
  readonly unverified?: string;
  /** The way out. */
  readonly instead: string;
}

/** Doubt of a date of which the source says the month alone: it is over by then in any case. */
export const lastDay = 'the source names a month: its last day is taken';

/** Rows of one thing in one place: dates by version. */
export function rows(
  { what, where, source, instead }: Omit<End, 'version' | 'date' | 'unverified'>,
  dates: Readonly<Record<string, string | readonly [date: string, unverified: string]>>,
): readonly End[] {
  return Object.entries(dates).map(([version, said]) => {
    const [date, unverified] = typeof said === 'string' ? [said] : said;
    return { what, version, where, date, source, instead, ...(unverified !== undefined && { unverified }) };
  });
}
