import { get, type IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import type { CapturedFrame } from '@jiaohao/shared';
import { seenFrames } from '../../server/src/http/shapes/device.ts';
import { eventually } from './eventually.ts';
import type { HubApi } from './hub-api.ts';

/** A technician who listens to a device's line, without a browser. */
export interface LineEar {
  readonly frames: readonly CapturedFrame[];
  /** Waits until so many frames with this name, in Chinese, have gone by. */
  hears(name: string, times?: number): Promise<true>;
  close(): void;
}

/** Opens a line as the technician, number 20; resolves when the hub has begun to listen. */
export async function listenTo(hub: HubApi, device: string): Promise<LineEar> {
  const { headers } = await hub.logIn('20');
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const url = `${hub.address}/api/devices/${device}/frames`;
    get(url, { agent: false, headers }, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) throw new Error(`no line: ${response.statusCode}`);
  const frames: CapturedFrame[] = [];
  const names: string[] = [];
  let event = '';
  createInterface({ input: response.setEncoding('utf8') })
    .on('line', (line) => {
      if (line.startsWith('event: ')) event = line.slice('event: '.length);
      else if (event === 'frames' && line.startsWith('data: ')) {
        const told = seenFrames.parse(JSON.parse(line.slice('data: '.length)));
        const { device: of, protocol, model } = told;
        for (const { words, ...frame } of told.frames) {
          frames.push({ device: of, protocol, model, ...frame });
          names.push(words.name.zh);
        }
      }
    })
    // The hub may go away.
    .on('error', () => {});
  return {
    frames,
    hears: (name, times = 1) =>
      eventually(`${name} on the line of ${device}`, () =>
        names.filter((each) => each.includes(name)).length >= times ? true : undefined,
      ),
    close: () => void response.destroy(),
  };
}
