/** UUIDv7, made by the application; the order of ids is the order of creation. */
export type Id = string;

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
export const isId = (text: string): boolean => SHAPE.test(text);
