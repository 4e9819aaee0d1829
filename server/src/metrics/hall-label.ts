/** From so many halls on what they have is added up: a row for each would be more than anybody reads. */
const tooMany = 20;

/** By which name a hall is told from the others of its hub; null: it is not, because it is alone or they are too many. */
export function labelOf(hall: string, halls: number): string | null {
  return halls > 1 && halls < tooMany ? hall : null;
}

/** The same as a label of a metric. */
export function hallLabel(hall: string, halls: number): Readonly<Record<string, string>> {
  const label = labelOf(hall, halls);
  return label === null ? {} : { hall: label };
}
