/** A function cached by its argument: tables and schemas are slow to walk and never change. */
export function perTable<Table extends object, T>(make: (table: Table) => T): (table: Table) => T {
  const made = new WeakMap<Table, { readonly thing: T }>();
  return (table) => {
    const before = made.get(table);
    if (before) return before.thing;
    const thing = make(table);
    made.set(table, { thing });
    return thing;
  };
}
