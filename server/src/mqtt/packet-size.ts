/** The largest MQTT packet a peer may send: a message of the largest size with its topic, and room to spare. */
export const maxPacketBytes = 128 * 1024;

/** Where we stand in a stream of packets. */
interface Place {
  /** Bytes of the current packet's body still to come. */
  body: number;
  /** The remaining length read so far, and the weight of its next digit; null before the packet's first byte. */
  header: { length: number; shift: number } | null;
  tooLarge: boolean;
}

/**
 * Watches a stream of MQTT packets go by (fixed header and remaining length, MQTT 3.1.1 §2.2) and tells when one is
 * announced that is larger than `maxBytes`. The packet parser itself would wait for up to 256 MB in memory.
 * @returns a function that takes each chunk and returns false from the first packet on that is too large.
 */
export function createPacketSizeGuard(maxBytes = maxPacketBytes): (chunk: Uint8Array) => boolean {
  const place: Place = { body: 0, header: null, tooLarge: false };
  return (chunk) => {
    let at = 0;
    while (at < chunk.length && !place.tooLarge) {
      if (place.body > 0) {
        const skipped = Math.min(place.body, chunk.length - at);
        place.body -= skipped;
        at += skipped;
      } else {
        readHeader(place, chunk[at] ?? 0, maxBytes);
        at += 1;
      }
    }
    return !place.tooLarge;
  };
}

/** One byte of a fixed header: first type and flags, then up to four digits of seven bits, lowest first. */
function readHeader(place: Place, byte: number, maxBytes: number): void {
  if (place.header === null) {
    place.header = { length: 0, shift: 0 };
    return;
  }
  const { header } = place;
  header.length += (byte & 0x7f) * 2 ** header.shift;
  header.shift += 7;
  place.tooLarge = header.length > maxBytes || header.shift > 28;
  if ((byte & 0x80) !== 0) return;
  place.body = header.length;
  place.header = null;
}
