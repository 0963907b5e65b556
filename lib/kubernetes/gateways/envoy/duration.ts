/** A span of time as the Gateway API spells it: at most five digits of each unit. @see https://gateway-api.sigs.k8s.io/geps/gep-2257 */
export function duration(seconds: number): string {
  if (seconds <= 99_999) return `${seconds}s`;
  const parts = { h: Math.floor(seconds / 3600), m: Math.floor(seconds / 60) % 60, s: seconds % 60 };
  return Object.entries(parts)
    .flatMap(([unit, count]) => (count ? [`${count}${unit}`] : []))
    .join('');
}
