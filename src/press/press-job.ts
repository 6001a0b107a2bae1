/** A document to be printed: which template, what stands on it, and the pictures it uses. */
export interface PressJob {
  /** A file of the folder of templates. */
  readonly template: string;
  /** Read by the template as JSON; whatever is in it is text there, never part of the template. */
  readonly data: unknown;
  /** Pictures, by the path at which the template finds them. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Texts of which the template draws a Code 128. */
  readonly barcodes: readonly string[];
}

export type PressAnswer = ({ readonly pdf: Uint8Array } | { readonly fault: string }) & {
  /** Memory its process holds by now, in bytes. */
  readonly holds: number;
};
