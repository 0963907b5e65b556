const factors: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A Kubernetes quantity as a number. @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/ */
export function quantityOf(text: string): number {
  const [, number, suffix] = /^([+-]?[\d.]+(?:[eE][+-]?\d+)?)([A-Za-z]*)$/.exec(text) ?? [];
  return Number(number) * (factors[suffix ?? ''] ?? NaN);
}

/** Below zero where `a` is less than `b`. */
export function compareQuantities(a: string, b: string): number {
  return quantityOf(a) - quantityOf(b);
}
