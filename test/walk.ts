/** Whether walks are whole, as in `tools/verify.ts walks`; `make test` goes a part of the way. */
const isWhole = (globalThis as { readonly isWhole?: boolean }).isWhole === true;

/** One of so many steps of a walk, spread evenly; all of them where walks are whole. */
export function oneOf<Step>(count: number, steps: readonly Step[]): readonly Step[] {
  return isWhole ? steps : steps.filter((_, index) => index % count === 0);
}

/** How many cases to draw: few, or all where walks are whole. */
export function few(cases: number, { whole }: { readonly whole: number }): number {
  return isWhole ? whole : cases;
}
