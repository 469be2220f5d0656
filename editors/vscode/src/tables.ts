/** Tables of settings, as JSON has them. */

export type Table = Readonly<Record<string, unknown>>;

/** `one` with what `other` says; tables in both are joined, all else is replaced. */
export function joined(one: Table, other: Table): Table {
  const all: Record<string, unknown> = { ...one };
  for (const [key, value] of Object.entries(other)) {
    const before = all[key];
    all[key] = isTable(before) && isTable(value) ? joined(before, value) : value;
  }
  return all;
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
