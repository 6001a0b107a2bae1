import type { FastifyReply } from 'fastify';

/** A file as an answer. Its name may hold anything people call their documents (RFC 6266, RFC 8187). */
export function sendFile(
  reply: FastifyReply,
  file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  how: 'inline' | 'attachment',
): FastifyReply {
  return (
    reply
      .header('content-type', file.type)
      // A browser shows a PDF in a page of ours; nothing in a PDF runs on this server's account.
      .header('content-security-policy', "frame-ancestors 'self'")
      .header('content-disposition', `${how}; ${namesOf(file.name)}`)
      .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength))
  );
}

/** For every client the name in ASCII, and for those that know better the whole of it. No name leads to a folder. */
export function namesOf(name: string): string {
  const whole = name.replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '-');
  const ascii = whole.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll('%', '_');
  const plain = `filename="${ascii}"`;
  if (ascii === whole) return plain;
  const encoded = encodeURIComponent(whole.toWellFormed()).replaceAll(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${plain}; filename*=UTF-8''${encoded}`;
}
