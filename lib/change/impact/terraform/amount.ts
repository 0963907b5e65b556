const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** A number, a duration such as `600s`, or one such as `PT5M`, in seconds; NaN for anything else. */
export function amountOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const text = String(value ?? '');
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([smhd])?$/.exec(text) ?? [];
  if (digits !== undefined) return Number(digits) * (seconds[unit ?? 's'] ?? 1);
  const [iso, ...parts] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text) ?? [];
  if (!iso || iso === 'P') return Number.NaN;
  const [days = 0, hours = 0, minutes = 0, rest = 0] = parts.map((part) => Number(part ?? 0));
  return days * 86_400 + hours * 3600 + minutes * 60 + rest;
}
