const dataBits = 8;

/** The bits of bytes on a line, 8N1: a start bit 0, the data from the lowest bit up, a stop bit 1. */
const bitsOf = (bytes: Uint8Array): number[] =>
  Array.from(bytes).flatMap((byte) => [0, ...Array.from({ length: dataBits }, (_, i) => (byte >> i) & 1), 1]);

/**
 * What a receiver makes of bytes when it samples `ratio` times as fast as they are sent: it waits for a start bit, then
 * looks once in the middle of each bit as long as it takes bits to be. What it takes for the stop bit is let pass.
 */
export function resampled(bytes: Uint8Array, ratio: number): Uint8Array {
  const bits = bitsOf(bytes);
  const at = (time: number): number => bits[Math.floor(time)] ?? 1;
  const bit = 1 / ratio;
  const step = bit / 2;
  const seen: number[] = [];
  for (let time = 0; time < bits.length; time += step) {
    if (at(time) !== 0) continue;
    let byte = 0;
    for (let i = 0; i < dataBits; i += 1) byte |= at(time + (i + 1.5) * bit) << i;
    seen.push(byte);
    time += (dataBits + 1.5) * bit;
  }
  return Uint8Array.from(seen);
}
