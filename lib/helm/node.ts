/** A part of a template. */
export type TemplateNode =
  /** The same in all environments. */
  | { readonly is: 'literal'; readonly value: unknown }
  /** A text with marks that stand for names; see `marks`. */
  | { readonly is: 'text'; readonly text: string }
  /** A scalar that a template computes, quoted already where it has to be. */
  | { readonly is: 'expression'; readonly template: string }
  | { readonly is: 'map'; readonly entries: readonly (readonly [key: string, node: TemplateNode])[] }
  | { readonly is: 'list'; readonly items: readonly TemplateNode[] }
  /** A value of the chart. */
  | {
      readonly is: 'value';
      readonly path: readonly string[];
      /** Whether it is a mapping or a list, printed as a block. */
      readonly isBlock: boolean;
      /** Whether it is left out where it is absent, or also where it is empty. @default - it is always there */
      readonly unless?: 'absent' | 'empty';
    }
  /** Elements of a list, or entries of a mapping, that a named template prints. */
  | { readonly is: 'include'; readonly template: string }
  /** A text from a file of the chart, in a block where that keeps it as it is. */
  | { readonly is: 'file'; readonly template: string; readonly isBlock: boolean }
  /** A node under a condition of its own. */
  | { readonly is: 'if'; readonly condition: string; readonly node: TemplateNode };

/** Marks in texts, and what templates print for them. */
export const marks = { namespace: '\uE000', environment: '\uE001' } as const;
