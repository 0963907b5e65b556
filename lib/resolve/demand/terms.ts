/** One term of a sum, with its arithmetic. */
export interface Term {
  readonly name: string;
  readonly value: number;
  readonly text: string;
}

/** Most terms that a message names. */
const most = 4;

/** A sum as text, the largest terms first: `web 10 x 20 = 200, api 5 x 20 = 100, 3 more 30`. */
export function shownTerms(terms: readonly Term[], unit: Unit = plain): string {
  const sorted = terms.filter(({ value }) => value > 0).sort((a, b) => b.value - a.value);
  const rest = sorted.slice(most);
  const left = rest.reduce((sum, { value }) => sum + value, 0);
  const named = sorted.slice(0, most).map(({ name, value, text }) => `${name} ${text} = ${unit(value)}`);
  return [...named, ...(rest.length > 0 ? [`${rest.length} more ${unit(left)}`] : [])].join(', ');
}

/** Sum of terms. */
export function totalOf(terms: readonly Term[]): number {
  return terms.reduce((sum, { value }) => sum + value, 0);
}

/** The largest term. */
export function largest<T extends Term>(terms: readonly T[]): T {
  return terms.reduce((best, one) => (one.value > best.value ? one : best));
}

/** An amount as text. */
export type Unit = (amount: number) => string;

/** A number with at most two decimals. */
export const plain: Unit = (amount) => String(Math.round(amount * 100) / 100);

/** Bytes in GiB, or in MiB below one. */
export const bytes: Unit = (amount) =>
  amount !== 0 && amount < 2 ** 30 ? `${plain(amount / 2 ** 20)}Mi` : `${plain(amount / 2 ** 30)}Gi`;

/** The unit of a resource of Kubernetes. */
export function unitOf(resource: string): Unit {
  return /(memory|storage)$/.test(resource) ? bytes : plain;
}
