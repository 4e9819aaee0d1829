import type { CapturedFrame } from '../contracts/frames.ts';

/** Frames as a capture: a line of JSON each, see docs/protocols/capture.md. What is kept back on the line is not in it. */
export function captureText(frames: readonly CapturedFrame[]): string {
  return frames
    .map(({ device, protocol, model, serial, at, direction, hex, isFrame }) => {
      const line: CapturedFrame = { device, protocol, model, serial, at, direction, hex, isFrame };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}
