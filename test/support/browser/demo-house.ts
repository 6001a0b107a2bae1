import { type Started, start } from '../../../src/main.ts';
import { demoDatabase } from '../demo-database.ts';

/** The demo company, its server and its people, as they are after `npm start`. */
export interface DemoHouse {
  /** Such as http://127.0.0.1:40123. */
  readonly base: string;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

export async function openDemoHouse(): Promise<DemoHouse> {
  const database = await demoDatabase();
  const server = await serverOn(database.url);
  return {
    base: server.address,
    databaseUrl: database.url,
    close: async () => {
      await server.close();
      await database.drop();
    },
  };
}

const serverOn = (databaseUrl: string): Promise<Started> =>
  start({
    databaseUrl,
    port: 0,
    logLevel: 'error',
    limits: { perMinute: 0, failuresPerMinute: 0, signInFailures: 0 },
  });
