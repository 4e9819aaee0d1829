import type { CapturedFrame } from '@jiaohao/shared';
import type { LineFrame } from './line-watch.ts';

/** Frames as a capture: a line of JSON each, see docs/protocols/capture.md. What is kept back from the page is not in it. */
export function captureOf(frames: readonly LineFrame[]): string {
  return frames
    .map(({ device, protocol, model, serial, at, direction, hex, isFrame }) => {
      const line: CapturedFrame = { device, protocol, model, serial, at, direction, hex, isFrame };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

/** `capture-K1-printer-2026-11-23-093104.jsonl`; `moment`, when it begins on the hall's clock: `2026-11-23 09:31:04`. */
export function captureName(device: string, moment: string): string {
  const begins = moment.replaceAll(':', '').replaceAll(' ', '-');
  return `capture-${device.replaceAll(/[^\w-]/g, '_')}-${begins}.jsonl`;
}

/** Hands it to the browser's downloads. */
export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
