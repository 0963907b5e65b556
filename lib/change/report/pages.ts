/** Room for items of a page, in bytes. */
export class Pages {
  constructor(private room: number) {}

  /** The first items that fit, and how many do not. */
  fitting(items: readonly string[]): { readonly kept: readonly string[]; readonly left: number } {
    const kept: string[] = [];
    for (const item of items) {
      const size = Buffer.byteLength(item) + 1;
      if (size > this.room) break;
      this.room -= size;
      kept.push(item);
    }
    return { kept, left: items.length - kept.length };
  }
}
