import type { HttpSettings } from './server.ts';

type FromEnvironment = Pick<HttpSettings, 'logLevel' | 'limits' | 'trustProxy' | 'metricsToken' | 'url'> & {
  readonly mail?: Mail;
};

/** How e-mails leave: an SMTP address and whom they are from. */
interface Mail {
  readonly url: string;
  readonly from: string;
}

/**
 * What a server may be told by its environment:
 * ALLOT_LOG (warn; info writes a line for each request), ALLOT_REQUESTS_PER_MINUTE (6000 for each token; 0 is no
 * limit), ALLOT_TRUST_PROXY (true, or the addresses of proxies), ALLOT_METRICS_TOKEN (opens /metrics to others),
 * ALLOT_URL (https://allot.example: where others reach this server, and by which it signs programs in; else the name
 * each request comes with), ALLOT_SMTP_URL (smtp://user:password@host:587) and ALLOT_MAIL_FROM (orders@company.example): how e-mails leave.
 */
export function fromEnvironment(env: NodeJS.ProcessEnv): FromEnvironment {
  const perMinute = env.ALLOT_REQUESTS_PER_MINUTE;
  if (perMinute && !/^\d{1,9}$/.test(perMinute)) {
    throw new Error(`ALLOT_REQUESTS_PER_MINUTE is a whole number such as 6000, not "${perMinute}".`);
  }
  if (env.ALLOT_LOG && !LEVELS.includes(env.ALLOT_LOG)) {
    throw new Error(`ALLOT_LOG is one of ${LEVELS.join(', ')}, not "${env.ALLOT_LOG}".`);
  }
  const { ALLOT_TRUST_PROXY: proxy } = env;
  return {
    ...(env.ALLOT_LOG && { logLevel: env.ALLOT_LOG }),
    ...(perMinute && { limits: { perMinute: Number(perMinute) } }),
    ...(proxy && { trustProxy: proxy === 'true' ? true : proxy === 'false' ? false : proxy }),
    ...(env.ALLOT_METRICS_TOKEN && { metricsToken: env.ALLOT_METRICS_TOKEN }),
    ...urlFrom(env),
    ...mailFrom(env),
  };
}

/** An origin and nothing more: addresses are made by adding to it. */
function urlFrom({ ALLOT_URL: text }: NodeJS.ProcessEnv): Pick<FromEnvironment, 'url'> {
  if (!text) return {};
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new Error(`ALLOT_URL is written like https://allot.example, without a path, not "${text}".`);
  }
  return { url: url.origin };
}

/** Both or neither; nothing of the address is repeated, since a password is in it. */
export function mailFrom({
  ALLOT_SMTP_URL: url,
  ALLOT_MAIL_FROM: from,
}: NodeJS.ProcessEnv): Pick<FromEnvironment, 'mail'> {
  if (!url && !from) return {};
  if (!url || !from) throw new Error('ALLOT_SMTP_URL and ALLOT_MAIL_FROM are set together.');
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol)) {
    throw new Error('ALLOT_SMTP_URL is written like smtp://user:password@mail.example:587.');
  }
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(from)) {
    throw new Error(`ALLOT_MAIL_FROM is an e-mail address such as orders@company.example, not "${from}".`);
  }
  return { mail: { url, from } };
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
