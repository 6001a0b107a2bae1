/**
 * Whether Code 128 can say a text so that any scanner types it again: letters, digits and signs of ASCII. What lies
 * beyond needs modes that half of the scanners do not know.
 */
export const isEncodable = (text: string): boolean => /^[\x20-\x7e]{1,80}$/.test(text);

export const barcodeOf = (text: string): string | null => (isEncodable(text) ? text : null);
