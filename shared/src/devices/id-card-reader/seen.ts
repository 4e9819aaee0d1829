import type { FrameDirection } from '../../codec/frame-words.ts';
import type { SeenBytes } from '../../codec/seen-bytes.ts';

/** Preamble, length and the three status bytes. */
const headBytes = 10;
const firstStatus = 7;

/**
 * What anybody but the kiosk may see of a frame. PRIVATE: of an answer everything behind its status word is kept back, the
 * checksum of what is kept back too; of bytes that are no frame (`isFrame` false), which may be a torn card, everything.
 */
export function seenBytes(direction: FrameDirection, bytes: Uint8Array, isFrame: boolean): SeenBytes {
  if (direction === 'to-device') return [...bytes];
  if (!isFrame) return Array.from(bytes, () => null);
  const hasData = bytes.length > headBytes + 1;
  // The first two are always zero; if not, they may be anything.
  const isPlain = bytes[firstStatus] === 0 && bytes[firstStatus + 1] === 0;
  return Array.from(bytes, (byte, at) => {
    if (at < firstStatus) return byte;
    if (!isPlain) return null;
    return at < headBytes || !hasData ? byte : null;
  });
}
