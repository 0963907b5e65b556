/** A folded part of a comment. */
export interface Fold {
  /** HTML of the project itself, never of an author. */
  readonly summary: string;
  /** Whether it is unfolded at first. @default false */
  readonly isOpen?: boolean;
  readonly items: readonly string[];
  /** What is said of items that are left out. */
  readonly left: (count: number) => string;
}

/** Room that is kept for the end of each fold, and for what is said at the end. */
const reserve = 400;

/** A text with a limited number of characters; what does not fit is left out, and that is said. */
export class Budget {
  private readonly parts: string[] = [];
  private used = 0;
  private dropped = 0;

  constructor(private readonly most: number) {}

  /** Adds a part if it fits. */
  add(part: string): boolean {
    if (this.used + part.length + 2 + reserve > this.most) {
      this.dropped += 1;
      return false;
    }
    this.parts.push(part);
    this.used += part.length + 2;
    return true;
  }

  /** Adds a folded part with as many of its items as fit; none without items. */
  fold({ summary, isOpen = false, items, left }: Fold): void {
    if (items.length === 0) return;
    const head = `<details${isOpen ? ' open' : ''}><summary>${summary}</summary>\n\n`;
    const tail = '\n\n</details>';
    const room = this.most - this.used - reserve - head.length - tail.length - left(items.length).length - 6;
    const kept = fitting(items, room);
    const rest = items.length - kept.length;
    const said = rest > 0 ? `${kept.length > 0 ? '\n' : ''}- ${left(rest)}` : '';
    if (!this.add(`${head}${kept.join('\n')}${said}${tail}`)) return;
  }

  /** All that fitted, and how many parts did not. */
  text(): string {
    const rest = this.dropped > 0 ? [`${this.dropped} more parts do not fit into a comment and are left out.`] : [];
    return `${[...this.parts, ...rest].join('\n\n')}\n`;
  }
}

/** The first items that fit into so many characters. */
function fitting(items: readonly string[], room: number): readonly string[] {
  let used = 0;
  const end = items.findIndex((one) => (used += one.length + 1) > room);
  return end < 0 ? items : items.slice(0, end);
}
