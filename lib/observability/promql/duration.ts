const seconds = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 } as const;

/** Seconds of a duration as Prometheus writes it, `1h30m`, or of a plain number of them. */
export function secondsOf(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d{1,12})(ms|[smhdwy])/g)];
  if (parts.map(([whole]) => whole).join('') === text && text)
    return parts.reduce((sum, [, count, unit]) => sum + Number(count) * seconds[unit as keyof typeof seconds], 0);
  return text.trim() === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
}

/** Seconds as Prometheus writes them, in the largest unit that leaves nothing over. */
export function durationOf(count: number): string {
  const whole = Math.round(count * 1000);
  const unit = (['d', 'h', 'm', 's', 'ms'] as const).find((one) => whole % (seconds[one] * 1000) === 0)!;
  return `${whole / (seconds[unit] * 1000)}${unit}`;
}
