import { readdirSync, readFileSync } from 'node:fs';
import { connect as tcp } from 'node:net';
import { join } from 'node:path';
import mqtt from 'mqtt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { topics } from '@jiaohao/shared';
import { readCredentials } from '@jiaohao/shared/node';
import { WholeHall } from '../hall/whole-hall.ts';

let hall: WholeHall;
beforeAll(async () => {
  hall = await WholeHall.open();
});
afterAll(() => hall.close());

const connectAs = (options: mqtt.IClientOptions) =>
  mqtt.connectAsync(hall.mqtt, { reconnectPeriod: 0, connectTimeout: 5000, ...options }).then(
    (client) => client,
    (error: unknown) => error,
  );

describe('strangers at the hub', () => {
  it.each([
    ['nobody', {}],
    [
      'a kiosk with a wrong secret',
      { username: 'demo/K1', clientId: 'demo/K1', password: 'not-the-secret-of-the-kiosk' },
    ],
    [
      'an agent the hall does not have',
      { username: 'demo/K9', clientId: 'demo/K9', password: 'not-the-secret-of-the-kiosk' },
    ],
  ])('given %s, then the broker refuses', async (_who, options) => {
    expect(await connectAs(options)).toBeInstanceOf(Error);
  });

  it('given garbage and an endless message at the port, then the hub goes on', async () => {
    const url = new URL(hall.mqtt);
    const closed = (bytes: Uint8Array) =>
      new Promise<void>((resolve) => {
        const socket = tcp(Number(url.port), url.hostname, () => socket.write(bytes));
        socket.on('error', () => {});
        socket.on('close', () => resolve());
        socket.resume();
      });
    await closed(Uint8Array.from({ length: 4096 }, (_, i) => (i * 37) % 256));
    // A CONNECT that claims 256 MB: its remaining length alone is reason enough.
    await closed(Uint8Array.of(0x10, 0xff, 0xff, 0xff, 0x7f));
    expect((await hall.hub.day()).phase).toBeDefined();
  });

  it('given a display agent that publishes as a kiosk, then its word is not taken', async () => {
    const { secret } = readCredentials(join(hall.directory, 'run/secrets/D1.json'));
    await hall.program('D1').stop();
    const client = await mqtt.connectAsync(hall.mqtt, {
      username: 'demo/D1',
      clientId: 'demo/D1',
      password: secret,
      reconnectPeriod: 0,
    });
    const gone = new Promise<void>((resolve) => client.once('close', () => resolve()));
    client.on('error', () => {});
    const issue = {
      id: 'a-forged-command',
      bornAt: 0,
      command: { kind: 'issue', service: 'deposit-change', source: 'kiosk' },
    };
    client.publish(topics.commands('demo', 'K1'), JSON.stringify(issue), { qos: 1 });
    await gone;
    expect((await hall.hub.day()).issued).toBe(0);
    await client.endAsync(true);
    await hall.startDisplay();
  });

  it('given a member took a ticket by card, then the identity number is in no file, no log and no message', async () => {
    const secret = readCredentials(join(hall.directory, 'run/secrets/D1.json')).secret;
    expect(secret).not.toBe('');
    await hall.bench.swipe('K1', 'zhang-san');
    await hall.kiosk('K1').choose('withdrawal-rent');
    await hall.bench.nextSlip('K1');
    await hall.hub.waiting(1);
    const { cards } = await import('../../hardware-sim/src/devices/card-reader/tray.ts').then(({ tray }) => ({
      cards: tray,
    }));
    const card = cards.find(({ id }) => id === 'zhang-san')?.card;
    const idNumber = card !== undefined && 'idNumber' in card ? card.idNumber : '';
    expect(idNumber).toMatch(/^\d{17}[\dX]$/);
    const spellings = [Buffer.from(idNumber), Buffer.from(idNumber, 'utf16le')];
    const files = readdirSync(join(hall.directory, 'run'), { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile(),
    );
    expect(files.length).toBeGreaterThan(3);
    for (const file of files) {
      const bytes = readFileSync(join(file.parentPath, file.name));
      for (const spelling of spellings) expect(bytes.includes(spelling), file.name).toBe(false);
    }
    for (const program of ['hub', 'K1', 'K2', 'D1'] as const)
      expect(hall.program(program).lines.join('\n')).not.toContain(idNumber);
    expect(JSON.stringify(await hall.bench.paper('K1'))).not.toContain(idNumber);
  });
});
