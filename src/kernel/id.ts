/** UUIDv7, made by the application; the order of ids is the order of creation. */
export type Id = string;

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (text: string): boolean => SHAPE.test(text);

/** What no id made at this instant (milliseconds since 1970) or later comes before. */
export function earliestId(milliseconds: number): Id {
  const hex = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}

/** When an id was made, in milliseconds since 1970. */
export const idTime = (id: Id): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
