import type { HttpSettings } from './server.ts';

type FromEnvironment = Pick<HttpSettings, 'logLevel' | 'limits' | 'trustProxy' | 'metricsToken'>;

/**
 * What a server may be told by its environment:
 * ALLOT_LOG (warn; info writes a line for each request), ALLOT_REQUESTS_PER_MINUTE (6000 for each token; 0 is no
 * limit), ALLOT_TRUST_PROXY (true, or the addresses of proxies), ALLOT_METRICS_TOKEN (opens /metrics to others).
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
  };
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'];
