/** What an item puts into a line. */
export interface Filling {
  description: string;
  unitPrice: string;
}

/**
 * What an item that was chosen changes of a line: what is empty, and what the item `before` it put there and nobody touched.
 * What was typed stays.
 */
export function filledByItem(line: Filling, item: Filling, before: Filling | undefined): Partial<Filling> {
  const isFree = (field: keyof Filling) => line[field].trim() === '' || line[field] === before?.[field];
  return {
    ...(isFree('description') && { description: item.description }),
    ...(isFree('unitPrice') && { unitPrice: item.unitPrice }),
  };
}
