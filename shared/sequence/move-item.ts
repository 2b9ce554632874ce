/** The list with the item at `from` moved to `to`; indexes outside the list leave it as it is. */
export function moveItem<Item>(list: readonly Item[], from: number, to: number): readonly Item[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) return list;
  const rest = list.filter((_each, index) => index !== from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
